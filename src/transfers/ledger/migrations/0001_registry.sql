-- The ledger: append-only revisions of each entity, and the changesets that carry them.
CREATE TABLE changeset (
    id BIGINT PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    source_name VARCHAR,
    source_hash VARCHAR,
    undoes BIGINT,
    schema_version INTEGER NOT NULL,
    "rows" BIGINT NOT NULL,
    previous VARCHAR NOT NULL,
    digest VARCHAR NOT NULL
);

CREATE TABLE organisation_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    name VARCHAR NOT NULL, legal_name VARCHAR, country VARCHAR, parent_id VARCHAR, sector VARCHAR,
    registration_number VARCHAR, aliases VARCHAR[], website VARCHAR, checked_on DATE, confidence VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE service_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    name VARCHAR NOT NULL, organisation_id VARCHAR NOT NULL, category VARCHAR, aliases VARCHAR[],
    checked_on DATE, confidence VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE location_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    organisation_id VARCHAR, service_id VARCHAR, "use" VARCHAR NOT NULL, country VARCHAR, area VARCHAR,
    publication VARCHAR NOT NULL, since DATE, until DATE, checked_on DATE, confidence VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE register_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    name VARCHAR NOT NULL, controller_id VARCHAR NOT NULL, purpose VARCHAR, data_categories VARCHAR[],
    data_subjects VARCHAR[], special_categories BOOLEAN, hr_data BOOLEAN, legal_basis VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE transfer_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    register_id VARCHAR, exporter_id VARCHAR NOT NULL, exporter_role VARCHAR NOT NULL, importer_id VARCHAR,
    importer_role VARCHAR NOT NULL, service_id VARCHAR, destination VARCHAR, regime VARCHAR, nature VARCHAR NOT NULL,
    frequency VARCHAR, purpose VARCHAR, started_on DATE, ended_on DATE, onward_of VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE basis_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    transfer_id VARCHAR NOT NULL, instrument VARCHAR NOT NULL, rank VARCHAR NOT NULL, module VARCHAR,
    signed_on DATE, relied_from DATE, relied_until DATE, scope VARCHAR, evidence VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE certification_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    organisation_id VARCHAR NOT NULL, framework VARCHAR NOT NULL, status VARCHAR NOT NULL, covers_hr BOOLEAN,
    covers_non_hr BOOLEAN, certified_on DATE, next_due DATE, ended_on DATE, checked_on DATE, confidence VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE assessment_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    transfer_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL, outcome VARCHAR,
    signed_on DATE, signed_by VARCHAR, review_on DATE,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);
