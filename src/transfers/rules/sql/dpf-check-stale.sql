-- provision: Decision (EU) 2023/1795 Art. 1; GDPR Art. 5(2)
-- provision-uk: SI 2023/1028 reg. 2
-- provision-ch: DPO Annex 1
-- severity: medium
-- since: the day a look at the list was half a year old, or re-certification fell due; never looked: the first reliance
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id, certification_id,
    CASE WHEN certificate_checked_on IS NULL THEN relied_since
        ELSE least(certificate_checked_on + 184, CASE WHEN certificate_checked_on < next_due THEN next_due END)
    END AS since, 'at_risk' AS verdict
FROM reliance
WHERE holds AND instrument = 'dpf'
  AND (certificate_checked_on IS NULL OR certificate_checked_on + 183 < $known
       OR (next_due <= $known AND certificate_checked_on < next_due))
