-- provision: GDPR Art. 49(1) and recital 111
-- provision-uk: UK GDPR Art. 49
-- provision-ch: FADP Art. 17
-- severity: medium
-- since: the day the transfer began to rely on it
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, 'at_risk' AS verdict
FROM reliance WHERE holds AND kind = 'derogation' AND frequency IS NULL
