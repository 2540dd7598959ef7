-- provision: GDPR Art. 13(1)(f) and 5(2)
-- provision-uk: UK GDPR Art. 13(1)(f) and 5(2)
-- provision-ch: FADP Art. 19(4)
-- severity: medium
-- since: the notice's own day, or the day the transfer began, whichever is later
-- weighs: unknown
SELECT s.transfer_id, n.id AS notice_id, greatest(n.dated, s.started_on) AS since, 'unknown' AS verdict
FROM subject AS s
JOIN notice AS n ON n.controller_id = s.exporter_id AND n.transfer_claim = 'none'
WHERE s.state = 'open'
  AND (n.dated IS NULL OR n.dated <= $on) AND (n.superseded_on IS NULL OR $on < n.superseded_on)
