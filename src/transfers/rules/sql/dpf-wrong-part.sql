-- provision: Decision (EU) 2023/1795 Art. 1
-- provision-uk: SI 2023/1028 reg. 2
-- provision-ch: DPO Annex 1
-- severity: critical
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, other_part_id AS certification_id, relied_since AS since, effect AS verdict
FROM reliance WHERE fault = 'wrong_part'
