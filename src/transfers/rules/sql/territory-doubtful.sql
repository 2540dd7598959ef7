-- provision: TFEU Art. 355; GDPR Art. 3 and 44
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: low
-- since: the day the transfer began
-- weighs: nothing: as a third country it is judged on the safe side
SELECT s.transfer_id, s.started_on AS since, NULL AS verdict
FROM subject AS s JOIN law_territory AS t ON t.territory = s.destination AND t.review
-- What the list says of these territories is said of the Union's law.
WHERE s.state = 'restricted' AND s.regime = 'EU'
