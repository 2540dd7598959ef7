-- provision: GDPR Art. 45
-- provision-uk: UK GDPR Art. 45A
-- provision-ch: FADP Art. 16(1)
-- severity: critical
-- softened: medium
-- since: the day the instrument's own term ran out
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, greatest(status_since, relied_since) AS since, effect AS verdict
FROM reliance WHERE fault = 'expired'
