-- provision: GDPR Art. 45(3) and 5(2)
-- provision-uk: UK GDPR Art. 45A and 5(2)
-- provision-ch: FADP Art. 16(1)
-- severity: medium
-- since: the day the transfer began to rely on it
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, 'at_risk' AS verdict
FROM reliance WHERE holds AND needs_scope AND scope IS NULL
