-- provision: GDPR Art. 45(3)
-- provision-uk: UK GDPR Art. 45A
-- provision-ch: FADP Art. 16(1)
-- severity: critical
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, effect AS verdict
FROM reliance WHERE fault = 'outside_scope'
