-- provision: Decision (EU) 2021/914 Annex, clause 1 and the modules; GDPR Art. 5(2)
-- provision-uk: UK Addendum B1.0; UK GDPR Art. 5(2)
-- provision-ch: FADP Art. 16(2)(d)
-- severity: low
-- since: the day it was signed
-- weighs: at risk
-- Where the signing day is not recorded either, nobody has the contract at hand: scc-unsigned says that once.
SELECT transfer_id, basis_id, instrument_id, greatest(signed_on, relied_since) AS since, 'at_risk' AS verdict
FROM reliance
WHERE holds AND instrument IN ('scc-2021', 'uk-addendum') AND module IS NULL AND signed_on IS NOT NULL
