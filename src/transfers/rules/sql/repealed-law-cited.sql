-- provision: GDPR Art. 5(1)(a) and 12(1)
-- provision-uk: UK GDPR Art. 5(1)(a) and 12(1)
-- provision-ch: FADP Art. 6(2) and 19
-- severity: medium
-- since: the day the Act was repealed, or the notice's own day, whichever is later
-- weighs: nothing by itself: the words of the notice are wrong, not yet the transfer
SELECT s.transfer_id, c.id AS citation_id, n.id AS notice_id, l.instrument_id,
    greatest(l.since, n.dated) AS since, NULL AS verdict
FROM citation AS c
JOIN notice AS n ON n.id = c.notice_id
JOIN law_status AS l ON l.regime = 'EU' AND l.name = c.law AND l.destination = '*' AND l.status = 'repealed'
LEFT JOIN subject AS s ON s.notice_id = n.id
WHERE (n.dated IS NULL OR n.dated <= $on) AND (n.superseded_on IS NULL OR $on < n.superseded_on)
