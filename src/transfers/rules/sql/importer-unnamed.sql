-- provision: GDPR Art. 13(1)(e) and 30(1)(d)
-- provision-uk: UK GDPR Art. 13(1)(e) and 30(1)(d)
-- provision-ch: FADP Art. 19(2)(c)
-- severity: medium
-- since: the day the transfer began
-- weighs: unknown
SELECT transfer_id, started_on AS since, 'unknown' AS verdict
FROM subject WHERE state IN ('restricted', 'open') AND importer_id IS NULL
