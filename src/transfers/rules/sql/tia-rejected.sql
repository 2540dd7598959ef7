-- provision: GDPR Art. 44 and 46(1); Decision (EU) 2021/914 clause 14
-- provision-uk: UK GDPR Art. 44A and 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: high
-- since: the day it was rejected, or the day the transfer began, whichever is later
-- weighs: at risk
SELECT s.transfer_id, r.assessment_id, greatest(r.rejected_on, s.started_on) AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
JOIN (
    SELECT c.transfer_id, a.rejected_on, arg_max(a.id, (a.version, a.id)) AS assessment_id
    FROM assessment_line AS a JOIN assessed AS c ON c.assessment_id = a.id
    WHERE a.kind = 'tia' AND a.status = 'rejected' AND a.rejected_on <= $on
    GROUP BY c.transfer_id, a.rejected_on
    QUALIFY row_number() OVER (PARTITION BY c.transfer_id ORDER BY a.rejected_on DESC) = 1
) AS r ON r.transfer_id = s.transfer_id
LEFT JOIN tia AS t ON t.transfer_id = s.transfer_id AND t.signed_on >= r.rejected_on
WHERE s.state = 'restricted' AND t.assessment_id IS NULL
