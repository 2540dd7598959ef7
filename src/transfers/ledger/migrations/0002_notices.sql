-- What a controller's published notice claims, and the Acts it cites.
CREATE TABLE notice_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    controller_id VARCHAR NOT NULL, title VARCHAR NOT NULL, language VARCHAR, dated DATE, superseded_on DATE,
    transfer_claim VARCHAR NOT NULL,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE citation_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    notice_id VARCHAR NOT NULL, law VARCHAR NOT NULL, provision VARCHAR, "use" VARCHAR NOT NULL,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

ALTER TABLE transfer_revision ADD COLUMN notice_id VARCHAR;
