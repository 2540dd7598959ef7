-- provision: GDPR Art. 44; EDPB Guidelines 05/2021
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: high
-- since: the day the transfer began
-- weighs: at risk
SELECT transfer_id, access_id AS location_id, started_on AS since, 'at_risk' AS verdict
FROM elsewhere WHERE access_id IS NOT NULL
