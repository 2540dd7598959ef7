-- provision: Decision (EU) 2021/914 Annex, clause 1 and the modules
-- provision-uk: UK Addendum B1.0
-- provision-ch: FADP Art. 16(2)(d)
-- severity: high
-- since: the day it was signed
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, greatest(signed_on, relied_since) AS since, 'at_risk' AS verdict
FROM reliance
WHERE holds AND instrument IN ('scc-2021', 'uk-addendum') AND module IS NOT NULL
  AND module <> (CASE WHEN exporter_role IN ('controller', 'joint_controller') THEN 'c' ELSE 'p' END)
             || '2' || (CASE WHEN importer_role IN ('controller', 'joint_controller') THEN 'c' ELSE 'p' END)
