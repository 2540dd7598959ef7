-- provision: GDPR Art. 44 and 46
-- provision-uk: UK GDPR Art. 44A and 46
-- provision-ch: FADP Art. 16
-- severity: critical
-- softened: medium
-- since: the day the repeal took effect, or the day the transfer began to rely on it, whichever is later
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, greatest(status_since, relied_since) AS since, effect AS verdict
FROM reliance WHERE fault = 'repealed' AND legacy_until IS NULL
