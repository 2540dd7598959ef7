-- provision: Decision (EU) 2023/1795 Annex I, Supplemental Principle 6
-- provision-uk: Data Protection (Adequacy) (United States of America) Regulations 2023
-- provision-ch: FADP Art. 16(1); DPO Annex 1
-- severity: critical
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, certification_id, relied_since AS since, effect AS verdict
FROM reliance WHERE fault = 'hr_only'
