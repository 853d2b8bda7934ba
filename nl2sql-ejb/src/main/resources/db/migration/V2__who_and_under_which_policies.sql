ALTER TABLE history_entry
    ADD COLUMN roles text NOT NULL DEFAULT '',
    ADD COLUMN policies text NOT NULL DEFAULT '',
    ADD COLUMN model text,
    ADD COLUMN prompt_tokens bigint,
    ADD COLUMN completion_tokens bigint,
    ADD COLUMN cost_usd double precision;
COMMENT ON COLUMN history_entry.roles IS 'The roles of the principal at that time, separated by commas.';
COMMENT ON COLUMN history_entry.policies IS 'What policy did to the query: a line for each table and masked column.';
