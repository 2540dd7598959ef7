-- provision: GDPR Art. 13(1)(f), 14(1)(f) and 5(1)(a)
-- provision-uk: UK GDPR Art. 13(1)(f), 14(1)(f) and 5(1)(a)
-- provision-ch: FADP Art. 19(4)
-- severity: high
-- since: the notice's own day, or the day the transfer began, whichever is later
-- weighs: at risk
SELECT s.transfer_id, n.id AS notice_id, coalesce(s.access_id, s.hosting_id) AS location_id,
    greatest(n.dated, s.started_on) AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN notice AS n ON n.controller_id = s.exporter_id AND n.transfer_claim = 'none'
WHERE (s.state = 'restricted' OR (s.state = 'inside' AND (s.access_id IS NOT NULL OR s.hosting_id IS NOT NULL)))
  AND (n.dated IS NULL OR n.dated <= $on) AND (n.superseded_on IS NULL OR $on < n.superseded_on)
