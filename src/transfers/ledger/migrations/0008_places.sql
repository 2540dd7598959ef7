-- Where each row stands within its changeset: the order in which its digest is made.
ALTER TABLE organisation_revision ADD COLUMN place BIGINT;
ALTER TABLE service_revision ADD COLUMN place BIGINT;
ALTER TABLE location_revision ADD COLUMN place BIGINT;
ALTER TABLE register_revision ADD COLUMN place BIGINT;
ALTER TABLE notice_revision ADD COLUMN place BIGINT;
ALTER TABLE citation_revision ADD COLUMN place BIGINT;
ALTER TABLE transfer_revision ADD COLUMN place BIGINT;
ALTER TABLE basis_revision ADD COLUMN place BIGINT;
ALTER TABLE certification_revision ADD COLUMN place BIGINT;
ALTER TABLE assessment_revision ADD COLUMN place BIGINT;
ALTER TABLE review_revision ADD COLUMN place BIGINT;
ALTER TABLE action_revision ADD COLUMN place BIGINT;
ALTER TABLE deadline_revision ADD COLUMN place BIGINT;
ALTER TABLE fulfilment_revision ADD COLUMN place BIGINT;
