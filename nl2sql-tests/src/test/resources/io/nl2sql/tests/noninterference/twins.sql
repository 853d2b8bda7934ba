-- The first twin. Tenant 1 is the asker's; what other tenants hold is made to fail wherever something can fail: text that
-- is no number, zeros to divide by, values at the edges of their types, broken patterns, bytes that are no UTF8.
CREATE SCHEMA twin;
CREATE TYPE twin.account_kind AS ENUM ('giro', 'savings', 'loan');

CREATE TABLE twin.person (
    id int PRIMARY KEY, tenant int NOT NULL, name text, email text, ssn text, born date, salary int, bonus numeric,
    phone text, code text, password text, score double precision, joined timestamptz, active boolean, boss_id int);
INSERT INTO twin.person
SELECT g, g % 5, 'name ' || g % 40, chr(97 + g % 26) || 'lice' || g || '@example.com', lpad(g::text, 9, '1'),
    date '1960-01-01' + g * 17, 1000 + g, 100 + g % 300, '+49' || lpad(g::text, 7, '0'), (g % 9 + 1)::text, md5(g::text),
    g % 17 + 0.5, timestamptz '2020-01-01 00:00+00' + g * interval '7 hours', g % 3 = 0, nullif(g / 10, 0)
FROM generate_series(1, 600) g;
UPDATE twin.person SET name = NULL, active = NULL WHERE id % 31 = 0;
CREATE INDEX ON twin.person (name);
CREATE INDEX ON twin.person (boss_id);

CREATE TABLE twin.account (
    id int PRIMARY KEY, tenant int NOT NULL, person_id int, kind twin.account_kind NOT NULL, balance numeric(14, 2),
    floor int, opened date, iban text, zone text, ratio real, ref varchar(20));
INSERT INTO twin.account
SELECT g, g % 5, g % 600 + 1, (ARRAY['giro', 'savings', 'loan'])[g % 3 + 1]::twin.account_kind, g * 3.25,
    1 + g % 50, date '2015-01-01' + g % 3000, 'DE' || lpad(g::text, 8, '0'), (ARRAY['UTC', 'Europe/Berlin'])[g % 2 + 1],
    g % 13 + 1, (1000 + g % 700)::text
FROM generate_series(1, 3000) g;
CREATE INDEX ON twin.account (person_id);
CREATE INDEX ON twin.account (opened);

CREATE TABLE twin.payment (
    id bigint PRIMARY KEY, account_id int NOT NULL, amount numeric, cents int NOT NULL, divisor int, paid timestamp,
    note text, raw text, big bigint, rate double precision);
INSERT INTO twin.payment
SELECT g, g % 3000 + 1, g % 997 + 0.5, 1 + g % 400, 1 + g % 20, timestamp '2024-01-01' + g * interval '1 hour',
    CASE WHEN g % 11 > 0 THEN 'note ' || g % 60 END, (g % 500)::text, g * 1000, 1 + g % 7
FROM generate_series(1, 6000) g;
CREATE INDEX ON twin.payment (account_id);
CREATE INDEX ON twin.payment (paid);
CREATE INDEX ON twin.payment (cents);

CREATE TABLE twin.assignment (ticket_id int, who int, since date);
CREATE TABLE twin.ticket (
    id int PRIMARY KEY, person_id int, title text, pattern text, tags text[], numbers int[], data jsonb,
    opened timestamptz, took interval, key uuid, photo bytea, zone text);
INSERT INTO twin.ticket
SELECT g, g % 600 + 1, 'title ' || g % 25, 'a' || g % 7, ARRAY['red', 'tag' || g % 5], ARRAY[g % 10, g % 7 + 1],
    jsonb_build_object('n', g % 12 + 1, 'who', 'p' || g % 6, 'list', jsonb_build_array(1, g % 4)),
    timestamptz '2025-01-01 00:00+00' + g * interval '3 hours', g % 90 * interval '1 minute',
    ('00000000-0000-4000-8000-' || lpad(g::text, 12, '0'))::uuid, convert_to('blob ' || g, 'UTF8'), 'UTC'
FROM generate_series(1, 400) g;
INSERT INTO twin.assignment SELECT g, CASE WHEN g % 4 = 0 THEN 1 ELSE 2 + g % 3 END, date '2025-01-01' + g
FROM generate_series(1, 400) g;
CREATE INDEX ON twin.assignment (ticket_id);

CREATE TABLE twin.event (
    id bigint NOT NULL, day date NOT NULL, region text, level int, amount double precision, payload text, hits int,
    PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE twin.event_2024 PARTITION OF twin.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE twin.event_2025 PARTITION OF twin.event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO twin.event
SELECT g, date '2024-01-01' + g % 700, (ARRAY['north', 'south', 'east', 'west'])[g % 4 + 1], g % 6 + 1, g % 90 + 1,
    (g % 40)::text, 1 + g % 30
FROM generate_series(1, 2000) g;
CREATE INDEX ON twin.event (region);

CREATE TABLE twin.document (
    id int PRIMARY KEY, region text, title text, pages int, words bigint, price numeric, published date, parent_id int,
    year text);
INSERT INTO twin.document
SELECT g, (ARRAY['north', 'south', 'east', 'west', NULL])[g % 5 + 1], 'doc ' || g % 30, 1 + g % 60, g * 100, g % 45 + 1,
    date '2010-01-01' + g * 11, nullif(g / 7, 0), (2000 + g % 20)::text
FROM generate_series(1, 300) g;

CREATE TABLE twin.sensor (
    id int PRIMARY KEY, owner_id int, reading numeric, factor int, unit text, taken timestamp, raw text);
INSERT INTO twin.sensor
SELECT g, CASE WHEN g % 3 = 0 THEN 7 WHEN g % 3 = 1 THEN g % 6 + 8 END, g % 70 + 1, 1 + g % 9, (ARRAY['C', 'F'])[g % 2 + 1],
    timestamp '2025-03-01' + g * interval '11 minutes', (g % 33)::text
FROM generate_series(1, 500) g;

CREATE TABLE twin.vehicle (id int PRIMARY KEY, tenant int NOT NULL, plate text, wheels int, price numeric);
CREATE TABLE twin.truck (axles int, load int, PRIMARY KEY (id)) INHERITS (twin.vehicle);
INSERT INTO twin.vehicle SELECT g, g % 3, 'B-' || g, 4, g * 10 FROM generate_series(1, 60) g;
INSERT INTO twin.truck SELECT g, g % 3, 'T-' || g, 6, g * 20, 2 + g % 3, 1 + g % 9 FROM generate_series(61, 120) g;

CREATE TABLE twin.staff (id int PRIMARY KEY, tenant int NOT NULL, grade text, hired date);
INSERT INTO twin.staff SELECT g, g % 4, (g % 60)::text, date '2018-01-01' + g FROM generate_series(1, 200) g;

CREATE TABLE twin.country (code text PRIMARY KEY, name text, population bigint, rate numeric);
INSERT INTO twin.country
VALUES ('de', 'Germany', 84000000, 1.19), ('fr', 'France', 68000000, 1.20), ('at', 'Austria', 9000000, 1.20),
    ('nl', 'Netherlands', 18000000, 1.21), ('xx', NULL, NULL, NULL);

CREATE TABLE twin.nothing (id int PRIMARY KEY, department int, word text);
INSERT INTO twin.nothing SELECT g, g % 3, 'w' || g FROM generate_series(1, 50) g;

CREATE TABLE twin.vault (id int PRIMARY KEY, token text);
INSERT INTO twin.vault SELECT g, 'token ' || g FROM generate_series(1, 20) g;

CREATE TABLE twin.membership (tenant int NOT NULL, who int NOT NULL, owner int);
INSERT INTO twin.membership VALUES (1, 1, 7), (2, 2, 8), (3, 2, 9), (0, 3, NULL);
CREATE TABLE twin.region (region text, who int NOT NULL);
INSERT INTO twin.region VALUES ('north', 1), ('east', 1), ('south', 2), ('west', 3);

CREATE VIEW twin.active_person AS SELECT id, tenant, name, code, score FROM twin.person WHERE active IS NOT FALSE;
CREATE VIEW twin.quotient AS SELECT id, account_id, note, cents / divisor AS share, raw::int AS number FROM twin.payment;
