-- provision: GDPR Art. 46(1); Decision (EU) 2021/914 clause 14; C-311/18
-- provision-uk: UK GDPR Art. 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: medium
-- since: 16 July 2020 (C-311/18), the day from which the clauses could be signed, or the day the transfer began to rely on the safeguard, whichever is latest
-- weighs: at risk
SELECT s.transfer_id, b.safeguard_id AS basis_id, b.safeguard_instrument_id AS instrument_id, t.assessment_id,
    greatest(b.assessable_from, b.safeguard_since) AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
JOIN tia AS t ON t.transfer_id = s.transfer_id
WHERE $law >= DATE '2020-07-16' AND s.state = 'restricted' AND t.signed_on < b.assessable_from
  -- One made here that knows which clauses it assessed is reopened by their change.
  AND (t.relied IS NULL OR t.signed_on < DATE '2020-07-16')
