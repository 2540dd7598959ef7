-- provision: GDPR Art. 44 and 5(2)
-- provision-uk: UK GDPR Art. 44A and 5(2)
-- provision-ch: FADP Art. 16
-- severity: high
-- softened: low
-- since: the day the transfer began to rely on it
-- weighs: unknown, or at risk where another basis holds
SELECT transfer_id, basis_id, relied_since AS since, doubt AS verdict
FROM reliance WHERE fault = 'none' AND NOT known_anywhere
