-- provision: GDPR Art. 44
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: critical
-- softened: low
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, status_until AS until, effect AS verdict
FROM reliance WHERE fault = 'not_yet'
