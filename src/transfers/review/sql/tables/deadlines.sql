SELECT day, kind, name, transfers, day - $day AS days_left, id FROM $deadlines ORDER BY day, kind, id
