-- provision: GDPR Art. 5(2)
-- provision-uk: UK GDPR Art. 5(2)
-- provision-ch: FADP Art. 6
-- severity: low
-- since: the first day more than a year (366 days) after the last check; half a year (183) where it is challenged
-- weighs: at risk
SELECT transfer_id, basis_id, instrument_id,
    law_checked_on + (CASE WHEN challenged THEN 184 ELSE 367 END) AS since, 'at_risk' AS verdict
FROM reliance
WHERE holds AND law_checked_on + (CASE WHEN challenged THEN 183 ELSE 366 END) < $known
