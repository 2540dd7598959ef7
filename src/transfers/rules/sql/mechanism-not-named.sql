-- provision: GDPR Art. 13(1)(f), 30(1)(e) and 44
-- provision-uk: UK GDPR Art. 13(1)(f), 30(1)(e) and 44A
-- provision-ch: FADP Art. 16 and 19(4)
-- severity: high
-- since: the day the transfer began
-- weighs: unknown: where the data go is not recorded either, so there may be no transfer, or one without any basis
SELECT s.transfer_id, s.started_on AS since, 'unknown' AS verdict
FROM subject AS s
LEFT JOIN notice AS n ON n.id = s.notice_id
-- A notice that denies transfers needs no mechanism; whether the denial holds is another rule's question.
WHERE s.state = 'open' AND n.transfer_claim IS DISTINCT FROM 'none'
  AND NOT EXISTS (SELECT 1 FROM backing AS b WHERE b.transfer_id = s.transfer_id)
