-- A transfer's verdict is the worst that any finding says of it. Nothing found is green only where a basis holds.
CREATE TABLE verdict AS
WITH worst AS (
    SELECT transfer_id,
        max(CASE verdict WHEN 'uncovered' THEN 3 WHEN 'unknown' THEN 2 WHEN 'at_risk' THEN 1 ELSE 0 END) AS worst,
        count(*) FILTER (severity <> 'info') AS findings,
        min(CASE severity WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'medium' THEN 3 WHEN 'low' THEN 4 ELSE 5 END)
            AS severity_order
    FROM finding WHERE transfer_id IS NOT NULL GROUP BY transfer_id
)
SELECT s.transfer_id, s.state, s.regime, s.destination,
    CASE
        WHEN w.worst = 3 THEN 'uncovered'
        WHEN w.worst = 2 THEN 'unknown'
        WHEN w.worst = 1 THEN 'at_risk'
        WHEN s.state IN ('none', 'inside') THEN 'no_transfer'
        WHEN s.state = 'restricted' AND b.held THEN 'covered'
        ELSE 'unknown'
    END AS verdict,
    coalesce(w.findings, 0) AS findings, w.severity_order
FROM subject AS s
LEFT JOIN worst AS w ON w.transfer_id = s.transfer_id
LEFT JOIN backing AS b ON b.transfer_id = s.transfer_id;
