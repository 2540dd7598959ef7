-- provision: GDPR Art. 44; EDPB Guidelines 05/2021
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: high
-- since: the day the transfer began
-- weighs: at risk
SELECT transfer_id, importer_id AS organisation_id, started_on AS since, 'at_risk' AS verdict
FROM elsewhere WHERE seated_outside
