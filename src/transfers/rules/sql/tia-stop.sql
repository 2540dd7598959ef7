-- provision: GDPR Art. 44 and 46(1); Decision (EU) 2021/914 clause 14(f); C-311/18
-- provision-uk: UK GDPR Art. 44A and 46(1A)
-- provision-ch: FADP Art. 16(1) and (2)
-- severity: critical
-- since: the day it was signed, or the day the transfer began, whichever is later
-- weighs: uncovered
SELECT s.transfer_id, t.assessment_id, greatest(t.signed_on, s.started_on) AS since, 'uncovered' AS verdict
FROM subject AS s
JOIN tia AS t ON t.transfer_id = s.transfer_id
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
WHERE s.state = 'restricted' AND t.outcome IN ('suspend', 'restructure')
