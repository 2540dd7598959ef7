-- provision: GDPR Art. 46(1); Decision (EU) 2021/914 clause 14(a), (e) and (f)
-- provision-uk: UK GDPR Art. 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: medium
-- since: the first day on which a fact it relied on had changed, was challenged, was too old, or a condition was overdue; empty where that day is not recorded
-- weighs: at risk
SELECT s.transfer_id, b.safeguard_id AS basis_id, b.safeguard_instrument_id AS instrument_id, t.assessment_id,
    r.since, 'at_risk' AS verdict
FROM subject AS s
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
JOIN tia AS t ON t.transfer_id = s.transfer_id
JOIN (
    SELECT assessment_id, min(since) AS since FROM reopening
    WHERE cause IN ('changed', 'challenged', 'stale', 'condition') GROUP BY assessment_id
) AS r ON r.assessment_id = t.assessment_id
WHERE s.state = 'restricted'
