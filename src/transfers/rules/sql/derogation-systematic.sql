-- provision: GDPR Art. 49(1) and recital 111
-- provision-uk: UK GDPR Art. 49
-- provision-ch: FADP Art. 17
-- severity: critical
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, effect AS verdict
FROM reliance WHERE fault = 'systematic'
