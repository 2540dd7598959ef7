-- provision: GDPR Art. 5(2) and 46(1); Decision (EU) 2021/914 clause 14(d)
-- provision-uk: UK GDPR Art. 5(2) and 46(1A)
-- provision-ch: FADP Art. 16(2)
-- severity: medium
-- since: the day it was signed, or the day the transfer began, whichever is later
-- weighs: at risk
SELECT s.transfer_id, b.safeguard_id AS basis_id, b.safeguard_instrument_id AS instrument_id, t.assessment_id,
    greatest(t.signed_on, s.started_on) AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN backing AS b ON b.transfer_id = s.transfer_id AND b.needs_assessment
JOIN tia AS t ON t.transfer_id = s.transfer_id
WHERE s.state = 'restricted' AND t.signed_on >= b.assessable_from
  -- What an older one ends in says nothing of these safeguards: tia-predates tells that.
  -- `suspend` and `restructure` are told by tia-stop.
  AND (t.outcome IS NULL OR t.outcome NOT IN ('suspend', 'restructure', 'not_a_transfer', 'monitor_only',
           'derogation_recorded', 'proceed', 'proceed_no_reason_to_believe', 'proceed_with_conditions')
       OR (t.outcome = 'proceed_with_conditions' AND NOT t.names_conditions))
