CREATE TYPE mood AS ENUM ('sad', 'happy');

CREATE TABLE types (
    id integer PRIMARY KEY,
    a_boolean boolean,
    a_smallint smallint,
    an_integer integer,
    a_bigint bigint,
    a_real real,
    a_double double precision,
    a_numeric numeric,
    an_amount numeric(12, 2) NOT NULL DEFAULT 0,
    a_text text,
    a_varchar character varying(20),
    a_char character(5),
    a_date date,
    a_time time,
    a_timestamp timestamp,
    a_moment timestamptz,
    an_interval interval,
    a_uuid uuid,
    a_json json,
    a_jsonb jsonb,
    some_integers integer[],
    some_texts text[],
    some_bytes bytea,
    a_mood mood
);

INSERT INTO types VALUES
    (1, true, 1, 1, 1, 1, 1, 1, 1, '1', '1', '1', '2024-02-29', '01:02:03', '2024-02-29 01:02:03.123456', '2024-02-29 01:02:03.5+02', '1 day 02:03:04', '00112233-4455-6677-8899-aabbccddeeff', '{"a": [1, null]}', '{"a": [1, null]}', '{1,NULL,3}', '{"a b",NULL,"",plain,"q\"\\"}', '\x00ff10', 'happy'),
    (2, false, -32768, -2147483648, -9223372036854775808, 0.1, 0.1, -123456789012345678901234567890.123456789, -9999999999.99, '  12.9 ', 'yes', 'no', '1969-12-31', '23:59:59.999999', '1969-12-31 23:59:59.999999', '1969-12-31 23:59:59.999999Z', '-1 year', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '"text"', '"text"', '{}', '{}', '', 'sad'),
    (3, true, 32767, 2147483647, 9223372036854775807, 1e30, 1.7976931348623157e308, 0.00000001, 0.5, 'é漢🙂', 'é', 'é', '0999-03-01', '00:00:00', '1500-06-01 12:00:00', '1500-06-01 12:00:00Z', '00:00:00.000001', '00000000-0000-0000-0000-000000000000', 'null', 'null', '{{1,2},{3,4}}', '{null,NULL}', '\xdeadbeef', 'sad'),
    (4, false, 0, 0, 0, 'NaN', '-Infinity', 'NaN', 0, '', '', '', 'infinity', '12:00:00', 'infinity', '-infinity', '1 mon', '12345678-1234-1234-1234-123456789012', '[]', '[]', '{0}', '{x}', '\x31', 'sad'),
    (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (6, true, 127, 128, 4294967296, 1e-10, 1e15, 1e20, 12.9, '2024-02-29', '10:11:12', 'true', '2262-04-12', '10:20:30.4', '2024-03-31 02:30:00', '2024-03-31 02:30:00Z', '3 days', 'a0000000-0000-0000-0000-000000000001', '1', '1', '{1}', '{a}', '\x32', 'happy');

CREATE TABLE parents (
    id integer PRIMARY KEY,
    name character varying(40) NOT NULL
);

COMMENT ON TABLE parents IS 'Those who have children';

CREATE TABLE children (
    parent_id integer NOT NULL REFERENCES parents,
    number integer NOT NULL,
    born date,
    PRIMARY KEY (parent_id, number)
);

COMMENT ON COLUMN children.born IS 'When it was born';

CREATE VIEW grown_ups AS SELECT id, name FROM parents;

CREATE TABLE many (id integer PRIMARY KEY, filler text NOT NULL);

INSERT INTO many SELECT n, repeat(md5(n::text), 4) FROM generate_series(1, 200000) AS n;

ANALYZE;

CREATE ROLE types_reader LOGIN;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO types_reader;
