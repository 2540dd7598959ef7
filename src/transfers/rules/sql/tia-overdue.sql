-- provision: GDPR Art. 46(1); Decision (EU) 2021/914 clause 14(e)
-- provision-uk: UK GDPR Art. 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: medium
-- since: the review day, or the day somebody reopened it, whichever came first; empty where that day is not recorded
-- weighs: at risk
SELECT s.transfer_id, b.safeguard_id AS basis_id, b.safeguard_instrument_id AS instrument_id, t.assessment_id,
    least(CASE WHEN t.review_on <= $on THEN t.review_on END, CASE WHEN t.reopened_on <= $on THEN t.reopened_on END)
        AS since,
    'at_risk' AS verdict
FROM subject AS s
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
JOIN tia AS t ON t.transfer_id = s.transfer_id
WHERE s.state = 'restricted' AND (t.review_on <= $on OR t.reopened_on <= $on OR t.reopened_some_day)
