-- Every choice is a hash of a key, so the same anchor month gives the same company on every machine.
-- The anchor month is the setting nl2sql_demo.anchor of the session, as a date.
CREATE FUNCTION pg_temp.roll(key text, sides int) RETURNS int LANGUAGE sql IMMUTABLE AS
    $$ SELECT (('x' || substr(md5(key), 1, 8))::bit(32)::bigint % sides)::int $$;
CREATE FUNCTION pg_temp.unit(key text) RETURNS float8 LANGUAGE sql IMMUTABLE AS
    $$ SELECT ('x' || substr(md5(key), 1, 12))::bit(48)::bigint / 281474976710656.0::float8 $$;
CREATE FUNCTION pg_temp.bell(key text) RETURNS float8 LANGUAGE sql IMMUTABLE AS
    $$ SELECT (pg_temp.unit(key || '/a') + pg_temp.unit(key || '/b') + pg_temp.unit(key || '/c') - 1.5) * 2 $$;
CREATE FUNCTION pg_temp.pick(choices text[], key text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT choices[1 + pg_temp.roll(key, cardinality(choices))] $$;
-- A German IBAN with right check digits.
CREATE FUNCTION pg_temp.iban(key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT 'DE' || lpad((98 - (account || '131400')::numeric % 97)::text, 2, '0') || account
      FROM (SELECT (10000000 + pg_temp.roll(key || '/bank', 89999999))::text
                || lpad(pg_temp.roll(key || '/account', 2000000000)::text, 10, '0')) AS a(account) $$;

INSERT INTO finance.regions VALUES
    (1, 'EMEA', 'Europe, Middle East and Africa'),
    (2, 'AMER', 'North America'),
    (3, 'APAC', 'Asia Pacific'),
    (4, 'LATAM', 'Latin America');

INSERT INTO finance.gl_accounts VALUES
    (1, '1400', 'Prepaid expenses', 'Asset'),
    (2, '1500', 'Computer equipment', 'Asset'),
    (3, '2100', 'Accrued liabilities', 'Liability'),
    (4, '6100', 'Software licences', 'Expense'),
    (5, '6110', 'Cloud services', 'Expense'),
    (6, '6200', 'Consulting fees', 'Expense'),
    (7, '6210', 'Temporary staff', 'Expense'),
    (8, '6300', 'Freight', 'Expense'),
    (9, '6310', 'Warehousing', 'Expense'),
    (10, '6400', 'Rent', 'Expense'),
    (11, '6410', 'Utilities', 'Expense'),
    (12, '6420', 'Building maintenance', 'Expense'),
    (13, '6500', 'Advertising', 'Expense'),
    (14, '6510', 'Trade fairs and events', 'Expense'),
    (15, '6600', 'Small equipment', 'Expense'),
    (16, '6700', 'Travel expenses', 'Expense'),
    (17, '6800', 'Legal fees', 'Expense'),
    (18, '6810', 'Audit fees', 'Expense');

-- Eight departments in the largest region, fewer in the smaller ones: 8 + 7 + 5 + 4 = 24.
INSERT INTO finance.cost_centers
SELECT row_number() OVER (ORDER BY region_id, n),
       'CC-' || region_id * 1000 + n * 10,
       (ARRAY['Finance', 'Sales', 'Marketing', 'Operations', 'Information Technology', 'Human Resources',
              'Research and Development', 'Legal'])[n],
       region_id,
       NULL
  FROM (VALUES (1, 8), (2, 7), (3, 5), (4, 4)) AS r(region_id, departments),
       generate_series(1, departments) AS n;

-- 240 people: 40 % EMEA, 30 % North America, 20 % Asia Pacific, 10 % Latin America.
WITH people AS (
    SELECT e AS employee_id,
           (ARRAY['Anna', 'Ben', 'Clara', 'David', 'Elena', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas',
                  'Karin', 'Liam', 'Maria', 'Noah', 'Olivia', 'Pedro', 'Quentin', 'Rosa', 'Samuel', 'Tara',
                  'Umar', 'Vera', 'William', 'Ximena', 'Yusuf', 'Zoe', 'Aiko', 'Bruno', 'Chen', 'Diego',
                  'Emma', 'Felix', 'Gita', 'Hana', 'Ivan', 'Julia', 'Kenji', 'Lucia', 'Mateo', 'Nina']
           )[1 + (e - 1) % 40] AS first_name,
           (ARRAY['Adler', 'Baker', 'Castro', 'Dubois', 'Evans', 'Fischer', 'Garcia', 'Hansen', 'Ibrahim', 'Jensen',
                  'Keller', 'Lopez', 'Moreau', 'Nakamura', 'Okafor', 'Patel', 'Quinn', 'Rossi', 'Schmidt', 'Tanaka',
                  'Ueda', 'Vargas', 'Weber', 'Xu', 'Yilmaz', 'Zhang', 'Andersen', 'Bianchi', 'Costa', 'Dlamini',
                  'Eriksson', 'Fernandez', 'Gupta', 'Hoffmann', 'Ivanov', 'Johnson', 'Kowalski', 'Lindberg', 'Martin',
                  'Novak', 'Oliveira', 'Peters', 'Ramos', 'Silva', 'Torres', 'Singh', 'Vogel', 'Walker']
           )[1 + ((e - 1) / 40 * 15 + (e - 1) % 40 * 5) % 48] AS last_name,
           CASE WHEN e <= 96 THEN 1 WHEN e <= 168 THEN 2 WHEN e <= 216 THEN 3 ELSE 4 END AS region_id
      FROM generate_series(1, 240) AS e
), placed AS (
    -- The people of a region go to its cost centres in turn, so that each has a first one, its head.
    SELECT p.*, c.cost_center_id, c.name AS department, p.turn <= c.centers AS heads
      FROM (SELECT *, row_number() OVER (PARTITION BY region_id ORDER BY employee_id) AS turn FROM people) AS q
      CROSS JOIN LATERAL (SELECT q.*, (SELECT count(*) FROM finance.cost_centers x WHERE x.region_id = q.region_id) AS centers) AS p
      JOIN (SELECT *, row_number() OVER w AS place, count(*) OVER (PARTITION BY region_id) AS centers
              FROM finance.cost_centers WINDOW w AS (PARTITION BY region_id ORDER BY cost_center_id)) AS c
        ON c.region_id = p.region_id AND c.place = 1 + (p.turn - 1) % p.centers
), graded AS (
    SELECT *, CASE WHEN employee_id = 1 THEN 5 WHEN heads THEN 4 ELSE pg_temp.roll('grade ' || employee_id, 10) / 4 END AS grade
      FROM placed
)
INSERT INTO finance.employees
SELECT employee_id,
       first_name,
       last_name,
       first_name || ' ' || last_name,
       lower(first_name || '.' || last_name) || '@accruals.example',
       (ARRAY['+49 30 555 ', '+1 212 555 ', '+65 6555 ', '+55 11 5555 '])[region_id]
           || lpad((1000 + pg_temp.roll('phone ' || employee_id, 9000))::text, 4, '0'),
       pg_temp.iban('employee ' || employee_id),
       round((ARRAY[38000, 52000, 68000, 0, 96000, 185000])[grade + 1]::numeric
           * (0.85 + pg_temp.unit('salary ' || employee_id)::numeric * 0.3), -2),
       (current_setting('nl2sql_demo.anchor')::date - interval '30 days'
           - pg_temp.roll('hired ' || employee_id, 4500) * interval '1 day')::date,
       CASE grade WHEN 5 THEN 'Chief Financial Officer'
                  WHEN 4 THEN 'Head of ' || department
                  ELSE (ARRAY['Assistant', 'Specialist', 'Senior Specialist'])[grade + 1] END,
       region_id,
       cost_center_id,
       CASE WHEN grade = 5 THEN NULL WHEN grade = 4 THEN 1
            ELSE (SELECT min(h.employee_id) FROM graded h WHERE h.cost_center_id = graded.cost_center_id) END
  FROM graded;

UPDATE finance.cost_centers c
   SET manager_id = (SELECT min(e.employee_id) FROM finance.employees e WHERE e.cost_center_id = c.cost_center_id);

WITH named AS (
    SELECT v AS vendor_id,
           (ARRAY['North', 'Blue', 'Silver', 'Green', 'Bright', 'Clear', 'Red', 'Oak', 'West', 'High']
           )[1 + v * 37 % 160 / 16]
        || (ARRAY['gate', 'field', 'bridge', 'wood', 'port', 'mark', 'line', 'path', 'water', 'hill', 'crest', 'ford',
                  'brook', 'dale', 'stone', 'view'])[1 + v * 37 % 160 % 16] AS brand,
           (ARRAY['Software', 'Consulting', 'Logistics', 'Facilities', 'Marketing', 'Hardware', 'Travel', 'Legal']
           )[1 + pg_temp.roll('category ' || v, 8)] AS category,
           (ARRAY[1, 2, 1, 3, 2, 1, 4, 3, 1, 2])[1 + v % 10] AS region_id
      FROM generate_series(1, 160) AS v
)
INSERT INTO finance.vendors
SELECT vendor_id,
       brand || ' ' || category,
       category,
       pg_temp.pick(CASE region_id
           WHEN 1 THEN ARRAY['Germany', 'Germany', 'United Kingdom', 'France', 'Netherlands', 'Spain']
           WHEN 2 THEN ARRAY['United States', 'United States', 'United States', 'Canada']
           WHEN 3 THEN ARRAY['Japan', 'Australia', 'Singapore', 'India']
           ELSE ARRAY['Brazil', 'Brazil', 'Mexico', 'Chile'] END, 'country ' || vendor_id),
       region_id,
       'orders@' || lower(brand) || '.example',
       pg_temp.iban('vendor ' || vendor_id),
       (ARRAY[14, 30, 30, 30, 45, 60, 60, 90])[1 + pg_temp.roll('terms ' || vendor_id, 8)],
       pg_temp.roll('active ' || vendor_id, 12) > 0,
       (current_setting('nl2sql_demo.anchor')::date - interval '36 months'
           - pg_temp.roll('onboarded ' || vendor_id, 2500) * interval '1 day')::date
  FROM named;
