-- provision: GDPR Art. 28(1) and 48; EDPB Guidelines 02/2024
-- provision-uk: UK GDPR Art. 28(1) and 48
-- provision-ch: FADP Art. 9
-- severity: low
-- since: the day the transfer began
-- weighs: at risk
SELECT transfer_id, foreign_parent_id AS organisation_id, started_on AS since, 'at_risk' AS verdict
FROM subject WHERE state = 'inside' AND foreign_parent_id IS NOT NULL
