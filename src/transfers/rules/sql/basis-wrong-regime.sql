-- provision: GDPR Art. 45 and 46
-- provision-uk: UK GDPR Art. 45A and 46
-- provision-ch: FADP Art. 16
-- severity: critical
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: uncovered, or at risk where another basis holds
SELECT r.transfer_id, r.basis_id, r.relied_since AS since, r.effect AS verdict
FROM reliance AS r
WHERE r.fault = 'none' AND r.known_anywhere
  AND EXISTS (
      SELECT 1 FROM law_status AS l
      WHERE l.name = r.instrument AND l.regime <> r.regime AND l.destination IN ('*', r.destination)
        AND l.status IN ('in_force', 'legacy_only')
  )
