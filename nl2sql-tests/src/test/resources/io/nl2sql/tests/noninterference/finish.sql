CREATE MATERIALIZED VIEW twin.balance AS
SELECT tenant, kind::text AS kind, count(*) AS accounts, sum(balance) AS total, min(floor) AS lowest
FROM twin.account GROUP BY tenant, kind;
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'twin_reader') THEN CREATE ROLE twin_reader LOGIN; END IF;
END $$;
-- What the planner knows stays as it is made here.
DO $$ DECLARE t regclass; BEGIN
    FOR t IN SELECT c.oid::regclass FROM pg_class c
             WHERE c.relnamespace = 'twin'::regnamespace AND c.relkind IN ('r', 'm') LOOP
        EXECUTE format('ALTER %s %s SET (autovacuum_enabled = false)',
            (SELECT CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END FROM pg_class WHERE oid = t), t);
    END LOOP;
END $$;
GRANT USAGE ON SCHEMA twin TO twin_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA twin TO twin_reader;
ANALYZE;
