-- The role nl2sql_reader (created before, with a generated password) may read and nothing else.
GRANT USAGE ON SCHEMA finance TO nl2sql_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA finance TO nl2sql_reader;
ALTER ROLE nl2sql_reader SET default_transaction_read_only = on;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
DO $$
DECLARE
    dangerous record;
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO nl2sql_reader', current_database());
    -- Functions that change the session, reach other sessions, keep locks, wait, write, or run SQL given as text.
    FOR dangerous IN
        SELECT p.oid::regprocedure AS name
          FROM pg_proc p
         WHERE p.pronamespace = 'pg_catalog'::regnamespace
           AND (p.proname IN ('set_config', 'pg_notify', 'pg_logical_emit_message', 'pg_terminate_backend',
                              'pg_cancel_backend', 'ts_stat', 'pg_export_snapshot', 'currval', 'setval', 'nextval', 'lastval')
                OR p.proname ~ '^(pg_sleep|pg_(try_)?advisory|lo_|lowrite|loread|query_to_xml|cursor_to_xml|table_to_xml|schema_to_xml|database_to_xml)')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', dangerous.name);
    END LOOP;
END
$$;
