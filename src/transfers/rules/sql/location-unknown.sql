-- provision: GDPR Art. 30(1)(e), 28(3)(a) and 44
-- provision-uk: UK GDPR Art. 30(1)(e), 28(3)(a) and 44A
-- provision-ch: FADP Art. 12(2)(g) and 16
-- severity: high
-- since: the day the transfer began
-- weighs: unknown
SELECT transfer_id, started_on AS since, 'unknown' AS verdict
FROM subject WHERE state = 'open' AND importer_role <> 'sub_processor'
