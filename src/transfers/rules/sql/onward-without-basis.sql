-- provision: GDPR Art. 44; Decision (EU) 2021/914 clauses 8.7, 8.8 and 9
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: critical
-- since: the day the onward transfer began
-- weighs: uncovered
SELECT s.transfer_id, s.started_on AS since, 'uncovered' AS verdict
FROM subject AS s
LEFT JOIN law_status AS a ON a.regime = s.regime AND a.name = 'adequacy' AND a.destination = s.destination
WHERE s.state = 'restricted' AND s.onward_of IS NOT NULL AND a.status IS DISTINCT FROM 'in_force'
  AND NOT EXISTS (SELECT 1 FROM backing AS b WHERE b.transfer_id = s.transfer_id)
