ALTER TABLE learned_synonym ADD COLUMN stored boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN learned_synonym.stored IS 'Whether the phrase is a value of the column rather than a name of it.';

CREATE INDEX learned_synonym_deleted ON learned_synonym (decided_at) WHERE state = 'DELETED';
