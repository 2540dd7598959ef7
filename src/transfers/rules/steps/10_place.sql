-- Where services and organisations touch data outside each regime, on the day asked about.
CREATE TABLE home AS
-- The regime a territory is at home in. The United Kingdom was inside the EU's until the end of 2020.
SELECT territory, arg_min(regime, CASE regime WHEN 'EU' THEN 1 WHEN 'UK' THEN 2 ELSE 3 END) AS regime
FROM law_inside GROUP BY territory;

CREATE TABLE outside_place AS
SELECT r.regime, l.id AS location_id, l.service_id, l.organisation_id, l."use", l.country,
    a.status IS NOT DISTINCT FROM 'in_force' AS adequate
FROM location AS l
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
LEFT JOIN law_status AS a ON a.regime = r.regime AND a.name = 'adequacy' AND a.destination = l.country
WHERE l.country IS NOT NULL
  AND (l.since IS NULL OR l.since <= $on) AND (l.until IS NULL OR $on < l.until)
  AND NOT EXISTS (SELECT 1 FROM law_inside AS i WHERE i.regime = r.regime AND i.territory = l.country);

CREATE TABLE region AS
-- What a region's name says of the places within it, as far as that is sure. "EEA" is every member on the day.
SELECT name, members FROM (VALUES
    ('EU', 'EEA'), ('EUROPEAN UNION', 'EEA'), ('EUROOPAN UNIONI', 'EEA'),
    ('EEA', 'EEA'), ('EUROPEAN ECONOMIC AREA', 'EEA'), ('ETA', 'EEA'), ('EUROOPAN TALOUSALUE', 'EEA'),
    ('BENELUX', 'BE NL LU'), ('BALTIC COUNTRIES', 'EE LV LT'), ('NORDIC COUNTRIES', 'DK FI IS NO SE'),
    ('DACH', 'DE AT CH')
) AS r(name, members);

CREATE TABLE region_law AS
-- Does every place of a region lie within the regime, and if not, has each that does not its adequacy decision on the day?
SELECT r.regime, g.name, bool_and(i.territory IS NOT NULL) AS inside,
    bool_and(i.territory IS NOT NULL OR a.status IS NOT DISTINCT FROM 'in_force') AS harmless
FROM (SELECT name, unnest(CASE members
        WHEN 'EEA' THEN (SELECT list(territory) FROM law_inside WHERE regime = 'EU')
        ELSE string_split(members, ' ') END) AS territory FROM region) AS g
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
LEFT JOIN law_inside AS i ON i.regime = r.regime AND i.territory = g.territory
LEFT JOIN law_status AS a ON a.regime = r.regime AND a.name = 'adequacy' AND a.destination = g.territory
GROUP BY r.regime, g.name;

CREATE TABLE area AS
-- The same of each area as somebody wrote it ("EU / EEA"): what holds of every region in it.
WITH written AS (
    SELECT area, unnest(string_split_regex(upper(trim(area)), '\s*[/,;&+]\s*|\s+(?:AND|JA|OCH|UND)\s+')) AS name
    FROM (SELECT area FROM location UNION SELECT area FROM transfer) WHERE area IS NOT NULL
)
SELECT r.regime, w.area, bool_and(coalesce(l.inside, false)) AS inside, bool_and(coalesce(l.harmless, false)) AS harmless
FROM written AS w
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
LEFT JOIN region_law AS l ON l.regime = r.regime AND l.name = w.name
GROUP BY r.regime, w.area;

CREATE TABLE open_place AS
-- Where nobody can tell in which country data are kept or reached from: no country, and no region that would do.
SELECT r.regime, l.id AS location_id, l.service_id, l.organisation_id, l."use"
FROM location AS l
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
LEFT JOIN area AS a ON a.regime = r.regime AND a.area = l.area
WHERE l.country IS NULL AND l."use" IN ('hosting', 'backup', 'support_access', 'remote_engineering')
  AND (l.since IS NULL OR l.since <= $on) AND (l.until IS NULL OR $on < l.until)
  AND a.harmless IS NOT true;

CREATE TABLE reach AS
-- One line per regime and service, and one per regime and organisation, the other id left out: the place that weighs
-- most, for each of the two questions the rules ask, and the first that is not known.
SELECT regime, service_id, organisation_id,
    arg_min(location_id, (adequate, location_id)) FILTER ("use" IN ('support_access', 'remote_engineering')) AS access_id,
    bool_and(adequate) FILTER ("use" IN ('support_access', 'remote_engineering')) AS access_adequate,
    arg_min(location_id, (adequate, location_id)) FILTER ("use" IN ('hosting', 'backup')) AS hosting_id,
    bool_and(adequate) FILTER ("use" IN ('hosting', 'backup')) AS hosting_adequate,
    arg_min(open_id, ("use" NOT IN ('hosting', 'backup'), open_id)) AS open_place_id
FROM (
    SELECT * EXCLUDE (country), NULL AS open_id FROM outside_place
    UNION ALL BY NAME
    SELECT * EXCLUDE (location_id), location_id AS open_id FROM open_place
)
GROUP BY GROUPING SETS ((regime, service_id), (regime, organisation_id))
HAVING coalesce(service_id, organisation_id) IS NOT NULL;

CREATE TABLE ancestry AS
-- Every parent of an organisation, however far up; ten steps are more than any group has and end a circle.
WITH RECURSIVE up(organisation_id, parent_id, step) AS (
    SELECT id, parent_id, 1 FROM organisation WHERE parent_id IS NOT NULL
    UNION
    SELECT up.organisation_id, o.parent_id, up.step + 1
    FROM up JOIN organisation AS o ON o.id = up.parent_id
    WHERE o.parent_id IS NOT NULL AND up.step < 10
)
SELECT up.organisation_id, arg_min(up.parent_id, up.step) AS parent_id, r.regime
FROM up
JOIN organisation AS p ON p.id = up.parent_id AND p.country IS NOT NULL
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
WHERE NOT EXISTS (SELECT 1 FROM law_inside AS i WHERE i.regime = r.regime AND i.territory = p.country)
GROUP BY up.organisation_id, r.regime;

CREATE TABLE importer AS
-- One line per organisation and regime: what the rules ask of whoever receives the data.
SELECT o.id AS organisation_id, r.regime, o.country, o.sector, i.territory IS NOT NULL AS seated_inside,
    i.territory IS NULL AND o.country IS NOT NULL AND d.status IS DISTINCT FROM 'in_force' AS seated_outside,
    g.access_id, g.access_adequate, g.hosting_id, g.hosting_adequate, g.open_place_id,
    a.parent_id AS foreign_parent_id
FROM organisation AS o
CROSS JOIN (VALUES ('EU'), ('UK'), ('CH')) AS r(regime)
LEFT JOIN law_inside AS i ON i.regime = r.regime AND i.territory = o.country
LEFT JOIN law_status AS d ON d.regime = r.regime AND d.name = 'adequacy' AND d.destination = o.country
LEFT JOIN reach AS g ON g.regime = r.regime AND g.organisation_id = o.id
LEFT JOIN ancestry AS a ON a.regime = r.regime AND a.organisation_id = o.id;

CREATE TABLE exporter AS
SELECT o.id AS organisation_id, h.regime FROM organisation AS o LEFT JOIN home AS h ON h.territory = o.country;
