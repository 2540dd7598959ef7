-- provision: GDPR Art. 44 and 28(3)(a)
-- provision-uk: UK GDPR Art. 44A and 28(3)(a)
-- provision-ch: FADP Art. 9 and 16
-- severity: high
-- since: the day the transfer began
-- weighs: at risk
SELECT transfer_id, hosting_id AS location_id, started_on AS since, 'at_risk' AS verdict
FROM elsewhere WHERE hosting_id IS NOT NULL
