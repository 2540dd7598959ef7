-- Days to act by, such as the last one for objecting to a new sub-processor.
CREATE TABLE deadline_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    kind VARCHAR NOT NULL, organisation_id VARCHAR NOT NULL, about_id VARCHAR, counted_from DATE, due_on DATE NOT NULL,
    provision VARCHAR, done_on DATE, outcome VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);
