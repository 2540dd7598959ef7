-- What happened in the law since, with how many of the transfers rely on what it touched, then or now.
SELECT e."on" AS day, e.kind, e.title, e.what, e.instruments, e.countries, e.sources, e.id AS event_id,
    coalesce(t.transfers, 0) AS transfers
FROM temp.review_event AS e
LEFT JOIN (
    SELECT e.id, count(DISTINCT j.transfer_id) AS transfers
    FROM (SELECT id, unnest(instruments) AS instrument_id FROM temp.review_event) AS e
    JOIN (
        SELECT transfer_id, instrument_id FROM $now.judged_basis
        UNION ALL SELECT transfer_id, instrument_id FROM $before.judged_basis
    ) AS j ON j.instrument_id = e.instrument_id
    WHERE j.transfer_id IN (SELECT transfer_id FROM $now.scoped)
    GROUP BY e.id
) AS t ON t.id = e.id
ORDER BY e."on" DESC, e.id
