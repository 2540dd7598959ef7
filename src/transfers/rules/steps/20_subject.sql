-- One line per transfer that runs on the day asked about, with what the rules ask of it.
CREATE TABLE line AS
-- Every transfer, running or not, without its long texts.
SELECT id, register_id, exporter_id, exporter_role, importer_id, importer_role, service_id, destination, area, regime, nature,
    frequency, started_on, ended_on, onward_of, notice_id
FROM transfer;

CREATE TABLE origin AS
-- An onward transfer is judged under the regime of the transfer it continues: the nearest up the chain that has one.
WITH RECURSIVE up(transfer_id, ancestor_id, step) AS (
    SELECT id, onward_of, 1 FROM line WHERE onward_of IS NOT NULL
    UNION
    SELECT up.transfer_id, t.onward_of, up.step + 1
    FROM up JOIN line AS t ON t.id = up.ancestor_id
    WHERE t.onward_of IS NOT NULL AND up.step < 20
)
SELECT up.transfer_id, arg_min(coalesce(t.regime, e.regime), up.step) AS regime
FROM up
JOIN line AS t ON t.id = up.ancestor_id
LEFT JOIN exporter AS e ON e.organisation_id = t.exporter_id
GROUP BY up.transfer_id;

CREATE VIEW placed AS
-- Every transfer, running or not, with the law it is under and where it goes. An importer in a third country places a
-- transfer whose destination nobody wrote down; one inside does not, because where its servers and staff are is then
-- still unknown. A region within the regime says that, though not the country.
SELECT r.* REPLACE (coalesce(r.destination,
        CASE WHEN NOT i.seated_inside AND a.inside IS NOT true THEN i.country END) AS destination),
    coalesce(a.inside, false) AS area_inside, i.sector AS importer_sector, i.seated_outside, i.access_id, i.access_adequate, i.hosting_id, i.hosting_adequate,
    i.open_place_id, i.foreign_parent_id
FROM (
    SELECT t.* REPLACE (coalesce(t.regime, e.regime, o.regime) AS regime)
    FROM line AS t
    LEFT JOIN exporter AS e ON e.organisation_id = t.exporter_id
    LEFT JOIN origin AS o ON o.transfer_id = t.id
) AS r
LEFT JOIN importer AS i ON i.organisation_id = r.importer_id AND i.regime = r.regime
LEFT JOIN area AS a ON a.regime = r.regime AND a.area = r.area;

CREATE TABLE subject AS
SELECT p.id AS transfer_id, p.exporter_id, p.importer_id, p.service_id, p.register_id, p.notice_id, p.onward_of,
    p.exporter_role, p.importer_role, p.nature, p.frequency, p.regime, p.destination, p.area, p.importer_sector,
    -- Until its destination left the regime, there was nothing to find fault with.
    CASE WHEN p.started_on IS NOT NULL THEN greatest(p.started_on, away.left_on) END AS started_on,
    g.hr_data,
    CASE
        WHEN p.nature <> 'disclosure' THEN 'none'
        WHEN p.regime IS NULL THEN 'no_regime'
        WHEN p.area_inside THEN 'inside'
        WHEN p.destination IS NULL THEN 'open'
        WHEN inside.territory IS NOT NULL THEN 'inside'
        ELSE 'restricted'
    END AS state,
    -- The service's own place, unless only the importer's lacks an adequacy decision.
    CASE WHEN s.access_id IS NULL OR (s.access_adequate AND NOT p.access_adequate) THEN p.access_id ELSE s.access_id END
        AS access_id,
    coalesce(s.access_adequate, true) AND coalesce(p.access_adequate, true) AS access_adequate,
    CASE WHEN s.hosting_id IS NULL OR (s.hosting_adequate AND NOT p.hosting_adequate) THEN p.hosting_id
        ELSE s.hosting_id END AS hosting_id,
    coalesce(s.hosting_adequate, true) AND coalesce(p.hosting_adequate, true) AS hosting_adequate,
    coalesce(s.open_place_id, p.open_place_id) AS open_place_id, p.foreign_parent_id, p.seated_outside
FROM placed AS p
LEFT JOIN law_inside AS inside ON inside.regime = p.regime AND inside.territory = p.destination
LEFT JOIN law_left AS away ON away.regime = p.regime AND away.territory = p.destination
LEFT JOIN reach AS s ON s.regime = p.regime AND s.service_id = p.service_id
LEFT JOIN register AS g ON g.id = p.register_id
WHERE (p.started_on IS NULL OR p.started_on <= $on) AND (p.ended_on IS NULL OR $on < p.ended_on);
