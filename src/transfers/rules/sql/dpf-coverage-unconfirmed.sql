-- provision: Decision (EU) 2023/1795 Annex I, Supplemental Principles 6 and 9; GDPR Art. 5(2)
-- provision-uk: SI 2023/1028 reg. 2; UK GDPR Art. 5(2)
-- provision-ch: FADP Art. 16(1); DPO Annex 1
-- severity: low
-- since: the day the transfer began to rely on it
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, certification_id, relied_since AS since, 'at_risk' AS verdict
FROM reliance WHERE holds AND coverage_open AND scope IS NULL
