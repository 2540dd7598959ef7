SELECT title, publisher, url, checked_on, id AS source_id FROM temp.review_source ORDER BY id
