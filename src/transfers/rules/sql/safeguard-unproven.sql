-- provision: GDPR Art. 46(2), 46(3)(a) and 47
-- provision-uk: UK GDPR Art. 46(2), 46(3)(a) and 47
-- provision-ch: FADP Art. 16(2)
-- severity: medium
-- since: the day the transfer began to rely on it
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, 'at_risk' AS verdict
FROM reliance WHERE holds AND kind IN ('bcr', 'adhoc', 'code', 'certification') AND signed_on IS NULL AND scope IS NULL
