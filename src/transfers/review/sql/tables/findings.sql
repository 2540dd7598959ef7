-- What is open now, as new or as known before, and what has been closed since; each as its own standpoint explains it.
SELECT t.*, $day - t.since AS age_days
FROM (FROM $now.told UNION ALL BY NAME FROM $before.told) AS t
ORDER BY list_position(['opened', 'still_open', 'closed'], state),
    list_position(['critical', 'high', 'medium', 'low', 'info'], severity), since NULLS LAST, rule, transfer_id, basis_id,
    location_id, organisation_id, notice_id, citation_id, why
