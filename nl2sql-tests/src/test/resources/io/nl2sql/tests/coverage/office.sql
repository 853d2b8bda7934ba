-- Written for this project.
CREATE SCHEMA office;
SET search_path = office;
CREATE TABLE departments (id int PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE people (
  id int PRIMARY KEY, department_id int REFERENCES departments, name text NOT NULL, salary numeric(10, 2), started date,
  manager_id int REFERENCES people, note text);
CREATE TABLE projects (id int PRIMARY KEY, title text, budget double precision, status varchar(10), due timestamp);
CREATE TABLE assignments (person_id int REFERENCES people, project_id int REFERENCES projects, hours int, on_day date);
CREATE TABLE "Room List" ("Room" text, seats int, equipment text[], details jsonb);
INSERT INTO departments SELECT i, 'Department ' || i, (ARRAY['Berlin', 'Paris', 'Rome', NULL])[1 + i % 4]
  FROM generate_series(1, 12) AS i;
INSERT INTO people SELECT i, 1 + i % 12, 'Person ' || i, 2000 + i * 37 % 900, date '2015-01-01' + i * 11,
  CASE WHEN i > 5 THEN 1 + i % 5 END, CASE WHEN i % 3 = 0 THEN 'note ' || i END FROM generate_series(1, 120) AS i;
INSERT INTO projects SELECT i, 'Project ' || chr(64 + i), i * 1000.5, (ARRAY['open', 'done', 'late'])[1 + i % 3],
  timestamp '2024-01-01 08:00' + i * interval '9 days' FROM generate_series(1, 20) AS i;
INSERT INTO assignments SELECT 1 + i * 7 % 120, 1 + i % 20, 1 + i % 9, date '2024-01-01' + i % 200
  FROM generate_series(1, 500) AS i;
COPY "Room List" FROM stdin;
A1	4	{board,screen}	{"floor": 1}
B2	12	{board}	{"floor": 2, "quiet": true}
C3	\N	\N	\N
D4	30	{screen,piano}	{"floor": 3}
\.
