-- provision: EDPB Guidelines 05/2021; GDPR Art. 44
-- provision-uk: UK GDPR Art. 44A
-- provision-ch: FADP Art. 16
-- severity: info
-- since: the day it began
-- weighs: nothing: what is listed is not a transfer to a third country
SELECT transfer_id, started_on AS since, NULL AS verdict
FROM subject WHERE state IN ('none', 'inside')
