-- provision: GDPR Art. 5(2) and 24
-- provision-uk: UK GDPR Art. 5(2) and 24
-- provision-ch: FADP Art. 7 and 8
-- severity: critical
-- since: the day it was signed; when it was altered is not known
-- weighs: at risk
SELECT s.transfer_id, t.assessment_id, t.signed_on AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN tia AS t ON t.transfer_id = s.transfer_id
JOIN altered AS x ON x.assessment_id = t.assessment_id
WHERE s.state IN ('restricted', 'open')
