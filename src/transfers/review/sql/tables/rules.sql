SELECT rule, any_value(title) AS title,
    arg_min(severity, list_position(['critical', 'high', 'medium', 'low', 'info'], severity)) AS severity,
    count(*) FILTER (state = 'opened') AS opened, count(*) FILTER (state = 'closed') AS closed,
    count(*) FILTER (state = 'still_open') AS still_open,
    count(DISTINCT transfer_id) FILTER (state <> 'closed') AS transfers, min(since) FILTER (state <> 'closed') AS oldest
FROM (FROM $now.told UNION ALL BY NAME FROM $before.told)
GROUP BY rule
ORDER BY min(list_position(['critical', 'high', 'medium', 'low', 'info'], severity)), count(*) DESC, rule
