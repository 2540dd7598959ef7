-- Signed quarterly reviews, and the actions that they decided on.
CREATE TABLE review_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    quarter VARCHAR NOT NULL, controllers VARCHAR[], groups VARCHAR[], language VARCHAR NOT NULL, day DATE NOT NULL,
    ledger_digest VARCHAR, law_digest VARCHAR NOT NULL, decision VARCHAR NOT NULL, signed_by VARCHAR NOT NULL,
    signed_role VARCHAR NOT NULL, signed_on DATE NOT NULL, statement VARCHAR NOT NULL, statement_digest VARCHAR NOT NULL,
    pack VARCHAR NOT NULL, pack_digest VARCHAR NOT NULL,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

CREATE TABLE action_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    review_id VARCHAR NOT NULL, area VARCHAR, what VARCHAR NOT NULL, owner VARCHAR NOT NULL, due_on DATE NOT NULL,
    done_on DATE,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);
