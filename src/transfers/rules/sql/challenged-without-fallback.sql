-- provision: GDPR Art. 44 and 24
-- provision-uk: UK GDPR Art. 44A and 24
-- provision-ch: FADP Art. 16
-- severity: medium
-- since: the day the challenge was opened, or the day the transfer began to rely on it, whichever is later
-- weighs: at risk
SELECT r.transfer_id, r.basis_id, r.instrument_id, greatest(c.opened_on, r.relied_since) AS since, 'at_risk' AS verdict
FROM reliance AS r
JOIN backing AS b ON b.transfer_id = r.transfer_id AND NOT b.held_unchallenged
LEFT JOIN law_challenge AS c ON c.instrument_id = r.instrument_id
WHERE r.holds AND r.challenged
