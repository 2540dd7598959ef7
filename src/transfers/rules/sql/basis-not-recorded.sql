-- provision: GDPR Art. 13(1)(f) and 30(1)(e)
-- provision-uk: UK GDPR Art. 13(1)(f) and 30(1)(e)
-- provision-ch: FADP Art. 12(2)(g) and 19(4)
-- severity: low
-- since: the day the transfer began, the decision took effect or the last basis was given up: the latest
-- weighs: at risk: an adequacy decision exists, but nobody has recorded that it covers this transfer
SELECT s.transfer_id, a.instrument_id, greatest(s.started_on, a.since, g.since) AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN law_status AS a ON a.regime = s.regime AND a.name = 'adequacy' AND a.destination = s.destination
LEFT JOIN lapsed AS g ON g.transfer_id = s.transfer_id
WHERE s.state = 'restricted' AND a.status = 'in_force'
  AND NOT EXISTS (SELECT 1 FROM backing AS b WHERE b.transfer_id = s.transfer_id)
