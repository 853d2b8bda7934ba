-- Written for this project.
SELECT * FROM people ORDER BY id;
SELECT d.name, count(*) AS heads, avg(p.salary) FROM departments d JOIN people p ON p.department_id = d.id
  GROUP BY d.name ORDER BY heads DESC, d.name;
SELECT p.name, m.name AS manager FROM people p LEFT JOIN people m ON m.id = p.manager_id ORDER BY p.id;
SELECT name FROM people p WHERE EXISTS (SELECT 1 FROM assignments a JOIN projects j ON j.id = a.project_id
  WHERE a.person_id = p.id AND j.status = 'late') ORDER BY 1;
SELECT count(*), count(note), min(started), max(salary) FROM people;
SELECT date_trunc('month', on_day)::date AS month, sum(hours) FROM assignments GROUP BY 1 ORDER BY 1;
SELECT status, sum(budget), rank() OVER (ORDER BY sum(budget) DESC) FROM projects GROUP BY status ORDER BY 3, 1;
WITH busy AS (SELECT person_id, sum(hours) AS hours FROM assignments GROUP BY person_id)
  SELECT p.name, b.hours FROM busy b JOIN people p ON p.id = b.person_id WHERE b.hours > (SELECT avg(hours) FROM busy)
  ORDER BY b.hours DESC, p.name;
SELECT city FROM departments UNION SELECT status FROM projects ORDER BY 1 NULLS LAST;
SELECT id FROM people EXCEPT SELECT person_id FROM assignments WHERE hours > 3;
SELECT DISTINCT ON (department_id) department_id, salary, id FROM people ORDER BY department_id, salary DESC, id;
SELECT "Room", details ->> 'floor' AS floor, equipment[1] FROM "Room List" WHERE seats / 2 > 1 OR seats IS NULL;
SELECT p.name, j.title FROM people p JOIN assignments a ON a.person_id = p.id JOIN projects j ON j.id = a.project_id
  WHERE a.on_day BETWEEN date '2024-02-01' AND date '2024-02-01' + 30 AND p.salary / nullif(a.hours, 5) > 300;
SELECT count(*) FILTER (WHERE due < timestamp '2024-03-01'), string_agg(title, ', ' ORDER BY title) FROM projects;
SELECT title FROM projects ORDER BY status LIMIT 5;
SELECT name FROM people WHERE now() > started AND salary > ALL (SELECT avg(salary) FROM people GROUP BY department_id);
SELECT 1000 / (salary - salary) FROM people;
