-- How a changeset's rows are hashed: NULL row by row, as those before this migration are; 'columns' column by column.
ALTER TABLE changeset ADD COLUMN digest_method VARCHAR;
