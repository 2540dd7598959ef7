-- provision: Decision (EU) 2021/914 Art. 4(4)
-- provision-uk: Data Protection Act 2018 Sch. 21 para. 7
-- provision-ch: FADP Art. 16(2)(d)
-- severity: high
-- since: the day the clauses were closed to new contracts
-- weighs: at risk: the contract must be moved to the clauses in force before its last day
SELECT transfer_id, basis_id, instrument_id, status_since AS since, legacy_until AS until, 'at_risk' AS verdict
FROM reliance WHERE holds AND status = 'legacy_only'
