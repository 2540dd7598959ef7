-- provision: GDPR Art. 44 and 46(1); Decision (EU) 2021/914 clause 14(f)
-- provision-uk: UK GDPR Art. 44A and 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: high
-- since: the day it was signed, or the day the transfer began, whichever is later
-- weighs: at risk
SELECT s.transfer_id, t.assessment_id, greatest(t.signed_on, s.started_on) AS since, min(c.due_on) AS "until",
    'at_risk' AS verdict
FROM subject AS s
JOIN tia AS t ON t.transfer_id = s.transfer_id
JOIN condition_state AS c ON c.assessment_id = t.assessment_id AND c.done_on IS NULL
WHERE s.state IN ('restricted', 'open')
GROUP BY s.transfer_id, t.assessment_id, t.signed_on, s.started_on
