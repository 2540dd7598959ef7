-- provision: GDPR Art. 3
-- provision-uk: UK GDPR Art. 3
-- provision-ch: FADP Art. 3
-- severity: high
-- since: the day the transfer began
-- weighs: unknown
SELECT transfer_id, started_on AS since, 'unknown' AS verdict
FROM subject WHERE state = 'no_regime'
