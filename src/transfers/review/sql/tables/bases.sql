SELECT b.id AS basis_id, b.transfer_id, f.exporter, f.importer, f.service, f.destination, b.instrument,
    li.title_$language AS title, b.rank, b.module, j.holds, j.status, j.challenged, b.signed_on, b.relied_from,
    b.relied_until, j.status_since, j.status_until, j.legacy_until, b.scope, b.evidence, j.instrument_id, b.source
FROM $now.flow_basis AS b
JOIN $now.flow AS f ON f.transfer_id = b.transfer_id
LEFT JOIN $now.judged_basis AS j ON j.basis_id = b.id
LEFT JOIN $now.law_instrument AS li ON li.id = j.instrument_id
ORDER BY f.exporter, f.importer, b.transfer_id, b.rank DESC, b.id
