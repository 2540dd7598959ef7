SELECT a.id AS action_id, a.area, a.what, a.owner, a.due_on, a.done_on, a.quarter,
    CASE WHEN a.done_on IS NULL AND a.due_on < $day THEN $day - a.due_on END AS overdue_days
FROM temp.review_action AS a
ORDER BY a.done_on NULLS FIRST, a.due_on NULLS LAST, a.id
