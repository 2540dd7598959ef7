-- provision: GDPR Art. 44; Decision (EU) 2021/914 clauses 8.7, 8.8 and 9
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: critical
-- since: the day the transfer began, its destination left the regime or its last basis was given up: the latest
-- weighs: uncovered
SELECT s.transfer_id, greatest(s.started_on, g.since) AS since, 'uncovered' AS verdict
FROM subject AS s
LEFT JOIN law_status AS a ON a.regime = s.regime AND a.name = 'adequacy' AND a.destination = s.destination
LEFT JOIN lapsed AS g ON g.transfer_id = s.transfer_id
WHERE s.state = 'restricted' AND s.onward_of IS NOT NULL AND a.status IS DISTINCT FROM 'in_force'
  AND NOT EXISTS (SELECT 1 FROM backing AS b WHERE b.transfer_id = s.transfer_id)
