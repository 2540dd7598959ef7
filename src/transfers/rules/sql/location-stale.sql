-- provision: GDPR Art. 5(2) and 28(3)(h)
-- provision-uk: UK GDPR Art. 5(2) and 28(3)(h)
-- provision-ch: FADP Art. 9
-- severity: low
-- since: the first day more than two years (731 days) after the last check
-- weighs: at risk
SELECT s.transfer_id, l.location_id, l.checked_on + 732 AS since, 'at_risk' AS verdict
FROM subject AS s
JOIN (
    SELECT service_id, arg_min(id, (checked_on, id)) AS location_id, min(checked_on) AS checked_on
    FROM location
    WHERE service_id IS NOT NULL AND checked_on IS NOT NULL AND (since IS NULL OR since <= $on) AND ("until" IS NULL OR $on < "until")
    GROUP BY service_id
) AS l ON l.service_id = s.service_id
WHERE s.state IN ('inside', 'restricted') AND l.checked_on + 731 < $known
