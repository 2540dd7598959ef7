-- The region to which a transfer goes, where whoever told of it named a region and no country.
ALTER TABLE transfer_revision ADD COLUMN area VARCHAR;
