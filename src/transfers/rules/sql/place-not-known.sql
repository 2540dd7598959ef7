-- provision: GDPR Art. 30(1)(e), 28(3)(a) and 44
-- provision-uk: UK GDPR Art. 30(1)(e), 28(3)(a) and 44A
-- provision-ch: FADP Art. 12(2)(g), 9 and 16
-- severity: medium
-- since: the day the transfer began
-- weighs: unknown
SELECT transfer_id, open_place_id AS location_id, started_on AS since, 'unknown' AS verdict
FROM elsewhere WHERE open_place_id IS NOT NULL
