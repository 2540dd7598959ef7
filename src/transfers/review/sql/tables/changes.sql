SELECT * FROM temp.review_change
ORDER BY list_position(['transfers', 'vendors', 'locations', 'bases', 'assessments', 'registers'], area),
    list_position(['added', 'removed', 'changed'], what), entity, label, id, field
