SELECT origin, destination, verdict, count(*) AS transfers FROM $now.flow GROUP BY ALL ORDER BY ALL
