-- provision: GDPR Art. 45(1)
-- provision-uk: UK GDPR Art. 45A
-- provision-ch: FADP Art. 16(1)
-- severity: medium
-- softened: low
-- since: the day the transfer began to rely on it
-- weighs: unknown, or at risk where another basis holds
SELECT transfer_id, basis_id, relied_since AS since, doubt AS verdict
FROM reliance WHERE fault = 'unplaced'
