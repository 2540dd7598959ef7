-- As `transfers export` writes them, those of the scope that run; so that the workbook comes back without a change.
SELECT e.* FROM temp.in_exported AS e JOIN $now.flow AS f ON f.transfer_id = e.transfer_id
ORDER BY e.exporter, e.vendor, e.service, e.processing_location, e.transfer_id
