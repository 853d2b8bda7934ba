ALTER TABLE history_entry ADD COLUMN offered text NOT NULL DEFAULT '';
COMMENT ON COLUMN history_entry.offered IS 'Where it was asked back: the choices that say what words mean, as JSON; empty otherwise.';
COMMENT ON COLUMN history_entry.kind IS 'ASKED: a question or SQL. Others: somebody looked at, or changed, what is not only their own.';

CREATE TABLE learned_synonym (
    id uuid PRIMARY KEY,
    data_source text NOT NULL,
    phrase text NOT NULL,
    phrase_key text NOT NULL,
    table_schema text NOT NULL,
    table_name text NOT NULL,
    column_name text,
    state text NOT NULL CHECK (state IN ('SUGGESTED', 'AUTHORED', 'DELETED')),
    weight double precision NOT NULL,
    owner text NOT NULL,
    said_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz
);
COMMENT ON TABLE learned_synonym IS 'What words mean. A suggestion helps its owner alone, until an administrator authors it.';
COMMENT ON COLUMN learned_synonym.phrase_key IS 'The stems of the phrase, by which questions find it.';

CREATE INDEX learned_synonym_by_phrase ON learned_synonym (data_source, phrase_key);
CREATE INDEX learned_synonym_by_owner ON learned_synonym (owner, data_source, said_at DESC, id DESC);
CREATE INDEX learned_synonym_by_time ON learned_synonym (said_at DESC, id DESC);
