-- provision: GDPR Art. 46(2)(c); Decision (EU) 2021/914 Art. 4
-- provision-uk: UK GDPR Art. 46
-- provision-ch: FADP Art. 16(2)(d)
-- severity: high
-- softened: low
-- since: the day the transfer began to rely on it
-- weighs: unknown, or at risk where another basis holds
SELECT transfer_id, basis_id, relied_since AS since, doubt AS verdict
FROM reliance WHERE fault = 'unspecified'
