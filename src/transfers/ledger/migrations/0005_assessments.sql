-- An assessment as it is worked on, decided and sealed; its conditions as they are met; what is being written.
ALTER TABLE assessment_revision ADD COLUMN further_transfers VARCHAR[];
ALTER TABLE assessment_revision ADD COLUMN version INTEGER;
ALTER TABLE assessment_revision ADD COLUMN previous_id VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN questionnaire_version VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN questionnaire_digest VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN answers VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN facts VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN relied VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN conditions VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN law_digest VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN proposed VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN reasons VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN assessor VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN submitted_on DATE;
ALTER TABLE assessment_revision ADD COLUMN dpo VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN dpo_opinion VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN dpo_reasons VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN dpo_on DATE;
ALTER TABLE assessment_revision ADD COLUMN rejected_on DATE;
ALTER TABLE assessment_revision ADD COLUMN rejected_by VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN rejected_because VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN reopened_on DATE;
ALTER TABLE assessment_revision ADD COLUMN reopened_because VARCHAR;
ALTER TABLE assessment_revision ADD COLUMN triggers VARCHAR[];
ALTER TABLE assessment_revision ADD COLUMN seal VARCHAR;

CREATE TABLE fulfilment_revision (
    id VARCHAR NOT NULL, source VARCHAR, note VARCHAR,
    assessment_id VARCHAR NOT NULL, "condition" VARCHAR NOT NULL, done_on DATE NOT NULL, done_by VARCHAR NOT NULL,
    proof VARCHAR,
    source_row INTEGER, changeset BIGINT NOT NULL, retired BOOLEAN NOT NULL
);

-- Beside the ledger: each answer of a draft as it was typed. Only added to; the ledger takes it over on submission.
CREATE TABLE working_entry (
    assessment_id VARCHAR NOT NULL, question VARCHAR NOT NULL, part VARCHAR NOT NULL, revision INTEGER NOT NULL,
    based_on INTEGER NOT NULL, settles BOOLEAN NOT NULL, "value" VARCHAR NOT NULL, author VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (assessment_id, question, part, revision)
);
