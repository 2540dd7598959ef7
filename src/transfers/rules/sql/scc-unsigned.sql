-- provision: GDPR Art. 46(2)(c)
-- provision-uk: UK GDPR Art. 46(2)
-- provision-ch: FADP Art. 16(2)(d)
-- severity: high
-- softened: medium
-- since: the day the transfer began to rely on it
-- weighs: at risk where the signing day is not recorded, unknown where old clauses turn on it; uncovered if not yet signed
SELECT transfer_id, basis_id, instrument_id, relied_since AS since,
    CASE fault WHEN 'legacy_unsigned' THEN doubt WHEN 'unsigned' THEN effect ELSE 'at_risk' END AS verdict
FROM reliance
WHERE fault = 'legacy_unsigned' OR (holds AND kind = 'scc' AND signed_on IS NULL)
   -- A fallback may wait for its signature, but not where it is all there is.
   OR (fault = 'unsigned' AND (rank = 'primary' OR (effect = 'uncovered' AND NOT has_primary)))
