-- What somebody would ask who guesses right what hidden rows hold. One statement a line; they are also what mutations start from.
SELECT id FROM payment WHERE id = 6 AND 1 / divisor > -5
SELECT id FROM payment WHERE id BETWEEN 3 AND 9 AND 1 / (cents - 400) > -5
SELECT id FROM payment WHERE id = 1 AND raw::int > 0
SELECT id FROM payment WHERE id = 1 AND raw::numeric > 0
SELECT a.id FROM payment a JOIN payment b ON a.id = b.id AND 1 / (a.divisor) > -5 WHERE b.id = 6
SELECT id FROM (SELECT id, 1 / divisor AS x FROM payment) t WHERE id = 6 AND x > -5
WITH t AS (SELECT id, raw::int AS x FROM payment) SELECT id FROM t WHERE id = 1 AND x > 0
SELECT x, n FROM (SELECT 1 / divisor AS x, cents, count(*) AS n FROM payment GROUP BY 1, 2) t WHERE cents = 400 AND x > -5
SELECT cents, count(*) FROM payment GROUP BY cents, divisor HAVING cents = 400 AND 1 / divisor > -5
SELECT p.id, l.s FROM payment p, LATERAL (SELECT sum(v.x / p.divisor) AS s FROM (VALUES (1)) AS v(x)) l WHERE p.id = 6 AND l.s > -5
SELECT id FROM payment WHERE CASE WHEN id = 6 THEN 1 / divisor > -5 END
SELECT a.id, b.x FROM (SELECT 6 AS id) a LEFT JOIN (SELECT id, 1 / divisor AS x FROM payment) b USING (id)
SELECT id FROM payment WHERE id = 8 AND sqrt(amount) > 1
SELECT id FROM payment WHERE id = 8 AND ln(amount) > 1
SELECT id FROM payment WHERE id = 24 AND amount::float8 > 1
SELECT id FROM payment WHERE id = 18 AND big + 1 > 0
SELECT id FROM payment WHERE id = 6 AND -big < 0
SELECT id FROM payment WHERE paid = 'infinity' AND extract(year FROM paid + interval '1 day')::int > 2000
SELECT id FROM payment WHERE id = 7 AND rate * 10 > 5
SELECT id FROM payment WHERE id = 7 AND paid + interval '1 day' > timestamp '2024-01-01'
SELECT id FROM payment p WHERE EXISTS (SELECT 1 FROM account a WHERE a.id = p.account_id AND a.id = 12 AND 1 / a.floor > 0)
SELECT id FROM account WHERE opened = date '294276-12-31' AND opened::timestamp + interval '2 days' > date '2020-01-01'
SELECT id FROM account WHERE id = 4 AND timestamptz '2024-01-01 00:00+00' AT TIME ZONE zone > timestamp '2024-01-01'
SELECT id FROM account WHERE id = 4 AND ref::int > 5
SELECT count(*) FROM account WHERE floor = -2147483648 AND abs(floor) > 0
SELECT count(*) FROM account WHERE floor = 2147483647 AND floor + 1 > 0
SELECT kind, max(1 / floor) FROM account WHERE floor < 1 GROUP BY kind
SELECT kind, sum(1 / floor) FILTER (WHERE floor = 0) FROM account GROUP BY kind
SELECT id FROM person WHERE id = 3 AND code::int > 0
SELECT id FROM person WHERE id = 9 AND name ~ code
SELECT id FROM person WHERE id = 4 AND ln(score) > 0
SELECT id FROM person WHERE id = 7 AND joined + interval '2 days' > now()
SELECT id FROM person WHERE boss_id = 2147483647 AND boss_id + 1 > 0
SELECT p.id, b.id FROM person p LEFT JOIN person b ON b.id = p.boss_id AND b.code::int > 0 WHERE p.id < 100
SELECT p.id, b.c FROM person p LEFT JOIN (SELECT id, code::int AS c FROM person) b ON b.id = p.boss_id WHERE p.id < 100
SELECT p.id FROM person p FULL JOIN account a ON a.person_id = p.id WHERE 1 / a.floor > 0 OR p.code::int > 5
SELECT p.id FROM person p RIGHT JOIN account a ON a.person_id = p.id AND p.code::int > 5 WHERE a.id < 100
SELECT id FROM person WHERE ssn LIKE '1%'
SELECT id FROM person WHERE salary > 1100 OR salary IS NOT NULL
SELECT id, email FROM person WHERE email > 'b' ORDER BY email, id
SELECT ssn, count(*) FROM person GROUP BY ssn ORDER BY 1
SELECT born, count(*) FROM person GROUP BY born ORDER BY 1
SELECT a.id FROM person a JOIN person b ON a.bonus = b.bonus AND a.phone = b.phone ORDER BY 1
SELECT id FROM ticket WHERE id = 3 AND title ~ pattern
SELECT id FROM ticket WHERE id = 6 AND title LIKE pattern
SELECT id FROM ticket WHERE id = 7 AND convert_from(photo, 'UTF8') > 'a'
SELECT id FROM ticket WHERE id = 7 AND length(photo, 'UTF8') > 0
SELECT id FROM ticket WHERE id = 5 AND jsonb_array_length(data -> 'list') > 0
SELECT id FROM ticket WHERE id = 5 AND (data ->> 'n')::int > 0
SELECT id FROM ticket WHERE id = 13 AND array_length(numbers, 1) > 0 AND 1 / numbers[5] > 0
SELECT id FROM ticket t WHERE id = 13 AND EXISTS (SELECT 1 FROM unnest(t.numbers) AS u(n) WHERE 1 / u.n > 0)
SELECT t.id, u.n FROM ticket t, unnest(t.numbers) AS u(n) WHERE t.id = 13 AND 1 / u.n > 0
SELECT id FROM ticket WHERE id = 7 AND took * 2 > interval '1 day'
SELECT id FROM ticket WHERE id = 7 AND opened AT TIME ZONE zone > timestamp '2025-01-01'
SELECT id FROM event WHERE id = 3 AND day = date '2024-01-04' AND 1 / hits > 0
SELECT id FROM event WHERE region = 'west' AND payload::int > 0
SELECT id FROM event WHERE region = 'south' AND level + 1 > 0
SELECT id FROM event WHERE region = 'south' AND amount * 10 > 0
SELECT region, sum(amount) FROM event WHERE region = 'south' GROUP BY region
SELECT id FROM document WHERE region = 'west' AND year::int > 0
SELECT id FROM document WHERE id = 4 AND 1 / pages > 0
SELECT id FROM document WHERE id = 4 AND words + 1 > 0
SELECT id FROM document WHERE id = 4 AND sqrt(price) > 0
SELECT id FROM document d WHERE (SELECT 1 / c.pages FROM document c WHERE c.id = d.parent_id) > 0
SELECT id FROM document d WHERE id = 4 AND 1 = (SELECT v.x FROM (VALUES (1), (1)) AS v(x) WHERE d.pages = 0)
SELECT id FROM sensor WHERE owner_id IS NULL AND reading / factor > 0
SELECT id FROM sensor WHERE id = 2 AND raw::int > 0
SELECT id FROM vehicle WHERE 1 / wheels > -1
SELECT id FROM vehicle WHERE id = 62 AND sqrt(price) > 0
SELECT id FROM truck WHERE id = 62 AND 1 / load > -1
SELECT id FROM staff WHERE id = 2 AND grade > 5
SELECT id, grade FROM staff WHERE id = 2
SELECT s.id, s.grade FROM (VALUES (2)) AS v(id) LEFT JOIN staff s ON s.id = v.id
SELECT id FROM active_person WHERE id = 3 AND code::int > 0
SELECT kind FROM balance WHERE 1 / lowest > -1
SELECT count(*) FROM nothing WHERE word::int > 0
SELECT id FROM payment WHERE id = 6 AND (divisor, 1) > (1 / divisor, 0)
SELECT id FROM payment WHERE id IN (6, 12, 18) AND 1 / divisor IN (SELECT id FROM document)
SELECT id FROM payment p WHERE id = 6 AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = 1 / p.divisor)
SELECT id, cents FROM payment WHERE id = 6 UNION ALL SELECT id, 1 / pages FROM document WHERE id = 4
SELECT * FROM (SELECT id, 1 / divisor AS x FROM payment UNION ALL SELECT id, 1 / pages FROM document) u WHERE id = 6 AND x > 0
SELECT id, rank() OVER (ORDER BY 1 / divisor, id) FROM payment WHERE id = 6 ORDER BY 1, 2
SELECT * FROM (SELECT id, divisor, sum(cents) OVER (PARTITION BY id) AS s FROM payment) w WHERE id = 6 AND 1 / divisor > 0
SELECT DISTINCT x FROM (SELECT id, sqrt(amount) AS x FROM payment) t WHERE id = 8 AND x < 5
SELECT * FROM (SELECT DISTINCT id, divisor FROM payment) t WHERE id = 6 AND 1 / divisor > 0
WITH RECURSIVE r AS (SELECT id, divisor FROM payment WHERE id = 6 UNION ALL SELECT r.id + 1, p.divisor FROM r JOIN payment p ON p.id = r.id + 1 WHERE 1 / p.divisor > -1 AND r.id < 12) SELECT id FROM r
