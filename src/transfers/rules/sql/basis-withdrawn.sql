-- provision: GDPR Art. 45(5)
-- provision-uk: UK GDPR Art. 45C
-- provision-ch: FADP Art. 16(1)
-- severity: critical
-- softened: medium
-- since: the day the authority withdrew it, or the day the transfer began to rely on it, whichever is later
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, greatest(status_since, relied_since) AS since, effect AS verdict
FROM reliance WHERE fault = 'withdrawn'
