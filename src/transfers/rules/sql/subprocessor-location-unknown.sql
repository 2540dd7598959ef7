-- provision: GDPR Art. 28(2) and (4), 30(2)(c) and 44
-- provision-uk: UK GDPR Art. 28(2) and (4), 30(2)(c) and 44A
-- provision-ch: FADP Art. 9(3) and 16
-- severity: high
-- since: the day the transfer began
-- weighs: unknown
SELECT transfer_id, started_on AS since, 'unknown' AS verdict
FROM subject WHERE state = 'open' AND importer_role = 'sub_processor'
