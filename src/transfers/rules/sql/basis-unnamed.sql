-- provision: GDPR Art. 13(1)(f), 44 and 5(2)
-- provision-uk: UK GDPR Art. 13(1)(f), 44A and 5(2)
-- provision-ch: FADP Art. 16 and 19(4)
-- severity: high
-- softened: low
-- since: the day the transfer began to rely on it
-- weighs: unknown, or at risk where another basis holds
SELECT transfer_id, basis_id, instrument_id, relied_since AS since, doubt AS verdict
FROM reliance WHERE fault = 'unnamed'
