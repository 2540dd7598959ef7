-- How a file was read and who keeps it, and what each sender's headings mean.
ALTER TABLE changeset ADD COLUMN source_options VARCHAR;
ALTER TABLE changeset ADD COLUMN sender VARCHAR;

-- A habit of reading, not a fact about transfers: no changeset, no digest (docs/decisions/0006).
CREATE TABLE layout (
    layout VARCHAR NOT NULL, exporter VARCHAR NOT NULL, sender VARCHAR NOT NULL,
    heading VARCHAR NOT NULL, field VARCHAR NOT NULL,
    author VARCHAR NOT NULL, remembered_at TIMESTAMP NOT NULL
);
