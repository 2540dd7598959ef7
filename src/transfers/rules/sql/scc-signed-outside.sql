-- provision: Decision (EU) 2021/914 Art. 4
-- provision-uk: Data Protection Act 2018 Sch. 21 para. 7
-- provision-ch: FADP Art. 16(2)(d)
-- severity: critical
-- softened: medium
-- since: the day it was signed
-- weighs: uncovered, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, greatest(signed_on, relied_since) AS since, effect AS verdict
FROM reliance WHERE fault IN ('signed_early', 'signed_late')
