CREATE TABLE history_entry (
    id uuid PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    principal text NOT NULL,
    door text NOT NULL,
    data_source text NOT NULL,
    question text NOT NULL,
    sql_text text NOT NULL,
    executed_sql text NOT NULL,
    outcome text NOT NULL,
    error_code text,
    message text NOT NULL,
    generator text NOT NULL,
    confidence double precision,
    row_count bigint NOT NULL,
    truncated boolean NOT NULL,
    duration_millis double precision NOT NULL
);
COMMENT ON TABLE history_entry IS 'What was asked and what came of it; holds no row values of results.';

CREATE INDEX history_entry_by_principal ON history_entry (principal, asked_at DESC, id DESC);
CREATE INDEX history_entry_by_time ON history_entry (asked_at DESC, id DESC);

CREATE TABLE signing_key (
    slot text PRIMARY KEY,
    key_id text NOT NULL,
    private_key bytea NOT NULL,
    public_key bytea NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE signing_key IS 'The RSA keys with which every instance signs access tokens.';
