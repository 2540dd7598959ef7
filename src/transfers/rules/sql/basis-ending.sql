-- provision: GDPR Art. 45(3)
-- provision-uk: UK GDPR Art. 45A
-- provision-ch: FADP Art. 16(1)
-- severity: medium
-- since: 90 days before the instrument ends
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, status_until - 90 AS since, status_until AS until, 'at_risk' AS verdict
FROM reliance
-- A judgment or a withdrawal cannot be seen coming; a term or an announced repeal can.
WHERE holds AND status = 'in_force' AND end_kind NOT IN ('invalidated', 'withdrawn') AND status_until <= $law + 90
