CREATE MATERIALIZED VIEW twin.balance AS
SELECT tenant, kind::text AS kind, count(*) AS accounts, sum(balance) AS total, min(floor) AS lowest
FROM twin.account GROUP BY tenant, kind;
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'twin_reader') THEN CREATE ROLE twin_reader LOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA twin TO twin_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA twin TO twin_reader;
ANALYZE;
