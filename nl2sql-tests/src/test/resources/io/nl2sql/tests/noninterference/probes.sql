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
SELECT id FROM payment WHERE id = 6 AND to_char(cents, 'DD') > 'a'
SELECT id FROM payment WHERE id = 6 AND to_char(amount, 'YYYY-MM-DD') > 'a'
SELECT id FROM payment WHERE id = 6 AND to_char(divisor, 'D') > 'a'
SELECT id FROM payment WHERE id = 6 AND to_char(rate, 'MMDD') > 'a'
SELECT id FROM ticket WHERE id = 7 AND to_char(took, 'Mon') > 'a'
SELECT id FROM ticket WHERE id = 7 AND to_char(took, 'Day') > 'a'
SELECT id FROM ticket WHERE id = 7 AND to_char(took, 'YYYY-MM-DD') > 'a'
SELECT id FROM ticket WHERE id = 7 AND date_trunc('week', took) > interval '1 day'
SELECT id FROM ticket WHERE id = 6 AND date_trunc('week', took) > interval '1 day'
SELECT id FROM ticket WHERE id = 6 AND extract(week FROM took) > 1
SELECT id FROM ticket WHERE id = 6 AND extract(dow FROM took) > 1
SELECT id FROM ticket WHERE id = 6 AND date_part('doy', took) > 1
SELECT id FROM account WHERE id = 3 AND extract(hour FROM opened) > 1
SELECT id FROM account WHERE id = 3 AND date_part('hour', opened) > 1
SELECT id FROM person WHERE joined = '294276-12-31 23:00+00' AND joined::timestamp > timestamp '2020-01-01'
SELECT id FROM person WHERE joined > '294276-12-30 23:00+00' AND joined::date > date '2020-01-01'
SELECT id FROM payment WHERE id = 24 AND amount = rate
SELECT id FROM payment WHERE id = 24 AND amount IN (SELECT rate FROM payment)
SELECT p.id FROM payment p JOIN event e ON p.amount = e.amount WHERE p.id = 4
SELECT id FROM payment WHERE id = 24 AND coalesce(amount, rate) > 1
SELECT id FROM payment WHERE id = 24 AND amount > 1.5::float8
SELECT id FROM account WHERE id = 7 AND ratio > balance
SELECT id FROM account WHERE balance = 999999999999.99 AND balance = ratio
SELECT id FROM payment WHERE id = 24 AND amount > 5 * 1.5
SELECT p.id FROM payment p WHERE p.cents = -2147483648 AND EXISTS (SELECT d.id FROM document d ORDER BY 1 LIMIT 1 OFFSET 1)
SELECT p.id FROM payment p WHERE p.id = 3 AND EXISTS (SELECT 1 FROM document d WHERE d.id = p.cents LIMIT 1)
SELECT p.id FROM payment p JOIN document d ON d.id = p.cents WHERE p.id = 4 AND 1 / (d.pages - 6) > -5
SELECT p.id FROM payment p LEFT JOIN document d ON d.id = p.cents AND 1 / (d.pages - 6) > -5 WHERE p.id = 4
SELECT p.id FROM document d LEFT JOIN payment p ON d.id = p.cents WHERE p.id = 4 AND 1 / (d.pages - 6) > -5
SELECT p.id FROM document d RIGHT JOIN payment p ON d.id = p.cents WHERE p.id = 4 AND 1 / (d.pages - 6) > -5
SELECT p.id FROM payment p WHERE p.id = 4 AND EXISTS (SELECT 1 FROM document d WHERE d.id = p.cents AND 1 / (d.pages - 6) > -5)
SELECT p.id FROM payment p WHERE p.id = 4 AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = p.cents AND 1 / (d.pages - 6) > -5)
SELECT p.id FROM payment p WHERE p.id = 4 AND p.cents IN (SELECT d.id FROM document d WHERE 1 / (d.pages - 6) > -5)
SELECT p.id FROM payment p WHERE p.id = 4 AND (SELECT 1 / (d.pages - 6) FROM document d WHERE d.id = p.cents) > -5
SELECT p.id FROM payment p, LATERAL (SELECT 1 / (d.pages - 6) AS x FROM document d WHERE d.id = p.cents) l WHERE p.id = 4 AND l.x > 0
SELECT p.id FROM payment p, LATERAL (SELECT 1 / (d.pages - 6) AS x FROM document d WHERE d.id = p.cents) l WHERE p.id = 4
SELECT p.id, l.x FROM payment p LEFT JOIN LATERAL (SELECT 1 / (d.pages - 6) AS x FROM document d WHERE d.id = p.cents) l ON true WHERE p.id = 4
SELECT p.id, (SELECT 1 / (d.pages - 6) FROM document d WHERE d.id = p.cents) FROM payment p WHERE p.id = 4
WITH d AS (SELECT id, 1 / (pages - 6) AS x FROM document) SELECT p.id, d.x FROM payment p JOIN d ON d.id = p.cents WHERE p.id = 4
WITH d AS (SELECT id, 1 / (pages - 6) AS x FROM document) SELECT p.id FROM payment p JOIN d ON d.id = p.cents WHERE p.id = 4 AND d.x > 0
SELECT c.code, p.id FROM country c JOIN payment p ON p.id = 4 AND 1 / (c.population - 84000000) > -5
SELECT c.code, p.id FROM payment p JOIN country c ON 1 / (c.population - 84000000) > -5 WHERE p.id = 4
SELECT c.code FROM country c WHERE EXISTS (SELECT 1 FROM payment p WHERE p.id = 4 AND 1 / (c.population - 84000000) > -5)
SELECT c.code FROM country c WHERE (SELECT count(*) FROM payment p WHERE p.id = 4) > 0 AND 1 / (c.population - 84000000) > -5
SELECT c.code FROM country c, payment p WHERE p.id = 4 AND c.population / (c.population - 84000000) > p.cents
SELECT c.code FROM (SELECT * FROM country WHERE 1 / (population - 84000000) > -5) c, payment p WHERE p.id = 4
SELECT c.code FROM payment p JOIN (SELECT code, 1 / (population - 84000000) AS x FROM country) c ON c.x > 0 WHERE p.id = 4
SELECT c.x FROM payment p JOIN (SELECT code, 1 / (population - 84000000) AS x FROM country) c ON true WHERE p.id = 4
SELECT v.n FROM payment p, (VALUES (0), (1)) v(n) WHERE p.id = 4 AND 1 / v.n > 0
SELECT v.n FROM payment p, generate_series(0, 1) v(n) WHERE p.id = 4 AND 1 / v.n > 0
SELECT v.n FROM document p, (VALUES (0), (1)) v(n) WHERE p.id = 4 AND 1 / v.n > 0
SELECT v.n FROM person p, (VALUES (0), (1)) v(n) WHERE p.id = 3 AND 1 / v.n > 0
SELECT v.n FROM person p JOIN (VALUES (0), (1)) v(n) ON 1 / v.n > 0 AND p.id = 3
SELECT v.n FROM person p LEFT JOIN (VALUES (0), (1)) v(n) ON 1 / v.n > 0 AND p.id > 0 WHERE p.id = 3
SELECT 1 FROM payment p WHERE p.id = 4 AND 1 / (SELECT min(population) - 9000000 FROM country) > 0
SELECT 1 FROM document p WHERE p.id = 4 AND 1 / (SELECT min(population) - 9000000 FROM country) > 0
SELECT 1 / (SELECT min(population) - 9000000 FROM country) FROM document p WHERE p.id = 4
SELECT max(1 / (SELECT min(population) - 9000000 FROM country)) FROM document p WHERE p.id = 4
SELECT count(*) FROM payment p WHERE p.id = 4 GROUP BY p.cents HAVING p.cents = 5 AND 1 / (SELECT min(population) - 9000000 FROM country) > 0
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment ORDER BY x LIMIT 5) t WHERE id = 6
SELECT x FROM (SELECT DISTINCT ON (id) 1 / divisor AS x, id FROM payment ORDER BY id, x) t WHERE id = 6
SELECT * FROM (SELECT id, rank() OVER (PARTITION BY id ORDER BY 1 / divisor) AS r FROM payment) t WHERE id = 6
SELECT * FROM (SELECT id, sum(1 / divisor) OVER (PARTITION BY id) AS r FROM payment) t WHERE id = 6
SELECT * FROM (SELECT id, sum(cents) OVER (PARTITION BY id ORDER BY cents ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS r FROM payment) t WHERE id = 6 AND r > 0
SELECT id, max(x) FROM (SELECT id, 1 / divisor AS x FROM payment) t GROUP BY id HAVING id = 6
SELECT id FROM payment WHERE id = 6 AND divisor IN (SELECT 1 / d.pages FROM document d WHERE d.id = payment.id)
SELECT t.id FROM payment t WHERE t.id = 6 AND (t.divisor, t.cents) IN (SELECT 1 / t.divisor, 1)
SELECT id FROM payment WHERE id = 6 AND ROW(1 / divisor) = ROW(1)
SELECT id FROM payment WHERE (id, 1) = (6, 1 / divisor)
SELECT id FROM ticket WHERE id = 7 AND numbers[1 / (id - 7)] = 1
SELECT id FROM ticket WHERE id = 7 AND ARRAY[1 / numbers[1]] = ARRAY[1]
SELECT id FROM ticket WHERE id = 7 AND numbers || 5 = numbers
SELECT id FROM ticket WHERE id = 9 AND numbers || 5 = numbers
SELECT id FROM ticket WHERE id = 13 AND numbers || numbers = numbers
SELECT id FROM ticket WHERE id = 6 AND data -> 'n' = '1'::jsonb
SELECT id FROM ticket WHERE id = 5 AND data || '{"x": 1}'::jsonb = data
SELECT id FROM ticket WHERE id = 5 AND data - 'n' = data
SELECT id FROM ticket WHERE id = 5 AND data #> '{list}' = data
SELECT id FROM ticket WHERE id = 5 AND data @> '{}'::jsonb AND data <> '1'::jsonb
SELECT id FROM ticket WHERE id = 6 AND 'x' = ANY (tags) AND title LIKE 'a' || pattern
SELECT id FROM ticket WHERE id = 6 AND lower(title) LIKE lower(pattern)
SELECT id FROM person WHERE id = 12 AND name SIMILAR TO code
SELECT id FROM person WHERE id = 12 AND name = trim(BOTH code FROM name)
SELECT id FROM payment WHERE id = 6 AND @ cents > 5
SELECT id FROM payment WHERE id = 8 AND |/ rate > 5
SELECT id FROM payment WHERE id = 6 AND cents << 40 > 5
SELECT id FROM payment WHERE id = 6 AND cents & 5 > 5
SELECT id FROM payment WHERE id = 6 AND sign(amount) / 0 > 1
SELECT id FROM payment WHERE id = 7 AND ceil(rate)::int > 0
SELECT id FROM payment WHERE id = 7 AND ceil(rate) > 0 AND floor(amount) > 0
SELECT id FROM payment WHERE cents = -2147483648 AND -cents > 0
SELECT id FROM payment WHERE cents = -2147483648 AND cents / -1 > 0
SELECT id FROM payment WHERE cents = -2147483648 AND cents % -1 > 0
SELECT id FROM staff WHERE grade = 5
SELECT count(*) FROM staff WHERE id = 2 AND grade IS NOT NULL
SELECT s.id FROM staff s JOIN document d ON d.pages = s.grade WHERE s.id = 2
SELECT d.id, s.grade FROM document d LEFT JOIN staff s ON s.id = d.id WHERE d.id IN (2, 5)
SELECT id FROM person WHERE bonus > 100 AND bonus / salary > 1
SELECT id FROM person WHERE born > 1990 AND 1 / (born - 1964) > 0
SELECT id FROM payment WHERE now() - paid > interval '100 days' AND id = 7
SELECT id FROM payment WHERE paid > now() - interval '3 months' AND id = 7
SELECT id FROM payment WHERE paid + interval '1 month' > now() AND id = 7
SELECT id FROM payment WHERE id = 14 AND age(paid) > interval '1 day'
SELECT id FROM account WHERE id = 24 AND opened > current_date - 30
SELECT id FROM account WHERE id = 6 AND current_date - opened > 30
SELECT id FROM account WHERE id = 6 AND opened - current_date > 30
SELECT id FROM account WHERE id = 6 AND opened - 1 > current_date
SELECT id FROM account WHERE id = 3 AND kind = 'giro' AND kind > 'giro'
SELECT id FROM account WHERE id = 3 AND kind::text = 'giro'
SELECT id FROM account WHERE id = 3 AND ref::varchar(2) = 'a' AND ref::char(3) = 'b'
SELECT e.id FROM event e JOIN payment p ON p.id = e.id WHERE e.id = 6 AND 1 / p.divisor > 0
SELECT e.id FROM event e WHERE e.id = 6 AND e.day BETWEEN date '2024-01-01' AND date '2024-02-01' AND e.payload::int > 0
SELECT id FROM event WHERE day = ('2024-01-0' || hits)::date
SELECT id FROM payment WHERE id = 6 AND width_bucket(amount, 0, 0, 5) > 1
SELECT id FROM payment WHERE id = 6 AND left('abc', cents) > 'a'
SELECT id FROM payment WHERE id = 6 AND substr('abc', 1, cents) > 'a'
SELECT id FROM payment WHERE id = 6 AND chr(divisor) > 'a'
SELECT id FROM payment WHERE id = 6 AND make_date(2020, divisor, 1) > date '2020-01-01'
SELECT id FROM payment WHERE id = 1 AND raw::text::int > 0
SELECT id FROM payment WHERE id = 1 AND raw IN ('1', '2') AND CAST(raw AS numeric) > 0
SELECT id FROM payment WHERE id = 5 AND CASE WHEN raw ~ '^[0-9]+$' THEN raw::int > 0 END
SELECT * FROM payment p NATURAL JOIN document d WHERE p.id = 6 AND 1 / p.divisor > 0
SELECT * FROM payment p JOIN document d USING (id) WHERE id = 6 AND 1 / p.divisor > d.pages
SELECT p.id FROM (payment p LEFT JOIN account a ON a.id = p.account_id) FULL JOIN document d ON d.id = p.id WHERE 1 / a.floor > 0 AND p.id = 3
SELECT t.* FROM payment t WHERE t.id = 6 AND 1 / t.divisor > 0
SELECT count(t.*) FROM payment t WHERE t.id = 6 AND 1 / t.divisor > 0
SELECT x.* FROM (SELECT p.*, 1 / divisor AS z FROM payment p) x WHERE x.id = 6 AND x.z > 0
WITH RECURSIVE r AS (SELECT 6 AS id UNION ALL SELECT r.id + 6 FROM r JOIN payment p ON p.id = r.id WHERE r.id < 100) SELECT id FROM r
WITH RECURSIVE r AS (SELECT 6 AS id, 1 AS x UNION SELECT r.id + 6, 1 / p.divisor FROM r, payment p WHERE p.id = r.id AND r.id < 100) SELECT id FROM r
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10 AND EXISTS (SELECT 1 FROM payment p WHERE p.id = r.n AND 1 / p.divisor > -1)) SELECT n FROM r
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n / (n - 3) FROM r JOIN payment p ON p.id = 4 WHERE n < 10) SELECT n FROM r
SELECT id FROM ticket WHERE id = 13 AND numbers[1:2] = '{0,0}'
SELECT id FROM ticket WHERE id = 7 AND numbers[numbers[1][1]:2] = '{0,0}'
SELECT id FROM account WHERE id = 24 AND (opened, opened + 1) OVERLAPS (date '2020-01-01', date '2021-01-01')
SELECT id FROM account WHERE opened = date '294276-12-31' AND (opened, interval '5 days') OVERLAPS (date '2020-01-01', interval '3 days')
SELECT id FROM ticket WHERE id = 7 AND (opened, took) OVERLAPS (timestamptz '2020-01-01 00:00+00', interval '3 days')
SELECT id, count(*) FROM payment GROUP BY id HAVING id = 6 AND 1 / divisor > -5
SELECT p.id FROM payment p GROUP BY p.id HAVING p.id = 6 AND max(p.cents) / p.divisor > 0
SELECT to_jsonb(p) FROM payment p WHERE p.id = 6 AND 1 / p.divisor > 0
SELECT row_to_json(p) FROM person p WHERE p.id = 1
SELECT to_jsonb(p) FROM person p WHERE p.id = 1
SELECT count(DISTINCT p) FROM person p
SELECT p IS NULL FROM person p WHERE id = 3
SELECT jsonb_agg(p ORDER BY p.id) FROM payment p WHERE p.id < 30
SELECT id FROM ticket WHERE id = 5 AND data @@ '$.n > 1'
SELECT id FROM ticket WHERE id = 5 AND jsonb_path_exists(data, 'strict $.list[0]')
SELECT id FROM ticket WHERE id = 5 AND (data ->> 'n')::numeric IN (1, 2)
SELECT id FROM ticket WHERE id = 5 AND CAST(data ->> 'n' AS int) = 1
SELECT id FROM ticket WHERE id = 6 AND data['n'] = '1'
SELECT t.id FROM ticket t, jsonb_array_elements(t.data) e(x) WHERE t.id = 5
SELECT t.id FROM ticket t, jsonb_array_elements(t.data -> 'list') e(x) WHERE t.id = 20
SELECT t.id FROM ticket t CROSS JOIN LATERAL jsonb_each_text(t.data) e WHERE t.id = 5
SELECT t.id FROM ticket t LEFT JOIN LATERAL unnest(t.numbers) u(n) ON 1 / u.n > 0 WHERE t.id = 13
SELECT p.id FROM payment p, regexp_split_to_table(p.note, p.raw) s(x) WHERE p.id = 13
SELECT id FROM person WHERE id = 7 AND joined AT TIME ZONE 'Asia/Tokyo' > timestamp '2020-01-01'
SELECT id FROM person WHERE joined > '294276-12-30 00:00+00' AND joined AT TIME ZONE 'Asia/Tokyo' > timestamp '2020-01-01'
SELECT id FROM person WHERE joined > '294276-12-30 00:00+00' AND joined AT TIME ZONE interval '14 hours' > timestamp '2020-01-01'
SELECT id FROM person WHERE joined > '294276-12-30 00:00+00' AND date_trunc('day', joined, 'Asia/Tokyo') > now()
SELECT id FROM person WHERE joined > '294276-12-30 00:00+00' AND extract(year FROM joined AT TIME ZONE 'Asia/Tokyo') > 3
SELECT id FROM account WHERE id = 4 AND now() AT TIME ZONE zone > timestamp '2020-01-01'
SELECT id FROM payment WHERE id = 7 AND (paid AT TIME ZONE 'UTC') > now()
SELECT id FROM payment WHERE paid > '294276-12-30' AND paid AT TIME ZONE 'America/New_York' > now()
SELECT id FROM payment WHERE paid > '294276-12-30' AND paid::timestamptz > now()
SELECT id FROM payment WHERE paid > '294276-12-30' AND paid > now()
SELECT id FROM payment WHERE paid > '294276-12-30' AND coalesce(paid, now()) > now()
SELECT id FROM payment WHERE paid > '294276-12-30' AND greatest(paid, now()) > now()
SELECT p.id FROM payment p JOIN (SELECT joined AS paid FROM person) x USING (paid) WHERE p.paid > '294276-12-30'
SELECT id, paid FROM payment WHERE paid > '294276-12-30' UNION SELECT id, joined FROM person WHERE id = 7
SELECT * FROM (SELECT id, paid AS x FROM payment UNION ALL SELECT id, joined FROM person) t WHERE x > '294276-12-30'
SELECT id FROM payment WHERE id = 6 AND format('%s', 1 / divisor) > 'a'
SELECT id FROM payment WHERE id = 6 AND concat(1 / divisor) > 'a'
SELECT id FROM payment WHERE id = 6 AND coalesce(1 / divisor, 1) IS NOT NULL
SELECT id FROM payment WHERE id = 6 AND (CASE divisor WHEN 0 THEN 1 / divisor END) IS NULL
SELECT id FROM payment WHERE id = 6 AND ('{' || raw || '}')::int[] = '{1}'
SELECT id FROM payment WHERE id = 1 AND string_to_array(raw, ' ')::int[] = '{1}'
SELECT id FROM payment WHERE (id, 1 / nullif(divisor, 5)) IN (SELECT id, 1 FROM document)
SELECT id FROM payment WHERE id = ANY (ARRAY[6, 1 / divisor])
SELECT id FROM payment WHERE id = ANY (SELECT 6) AND 1 / divisor > 0
SELECT id FROM payment WHERE id = ALL (SELECT 6) AND 1 / divisor > 0
SELECT id FROM payment p WHERE id = 6 AND ARRAY(SELECT 1 / p.divisor) IS NOT NULL
SELECT id FROM payment p WHERE id = 6 AND (SELECT count(*) FROM country c WHERE c.population / p.divisor > 5) > 0
SELECT id, (SELECT count(*) FROM country c WHERE c.population / p.divisor > 5) FROM payment p WHERE id = 6
SELECT p.id, x.n FROM payment p, LATERAL (SELECT count(*) AS n FROM country c WHERE c.population / p.divisor > 5) x WHERE p.id = 6
SELECT p.id, x.n FROM payment p, LATERAL (SELECT p.cents / p.divisor AS n) x WHERE p.id = 6 AND x.n > 0
SELECT p.id, x.n FROM payment p, LATERAL (VALUES (1 / p.divisor)) x(n) WHERE p.id = 6
SELECT p.id, x.n FROM payment p, LATERAL (VALUES (1 / p.divisor)) x(n) WHERE p.id = 6 AND x.n > 0
SELECT p.id FROM payment p LEFT JOIN LATERAL (SELECT 1 / p.divisor AS n) x ON true WHERE p.id = 6 AND x.n IS NULL
SELECT p.id FROM document d LEFT JOIN (payment p JOIN account a ON a.id = p.account_id AND a.floor / p.divisor > 0) ON p.id = d.id WHERE d.id < 20
SELECT d.id, x.n FROM document d LEFT JOIN (SELECT p.id, a.floor / p.divisor AS n FROM payment p JOIN account a ON a.id = p.account_id) x ON x.id = d.id AND x.n > 0 WHERE d.id < 20
SELECT d.id, coalesce(x.n, 0) FROM document d LEFT JOIN (SELECT p.id, 1 / p.divisor AS n FROM payment p) x ON x.id = d.id WHERE d.id < 20
SELECT d.id FROM document d LEFT JOIN (SELECT p.id, 1 / p.divisor AS n FROM payment p) x ON x.id = d.id WHERE d.id < 20 AND coalesce(x.n, 5) > 0
SELECT d.id FROM document d FULL JOIN (SELECT p.id, 1 / p.divisor AS n FROM payment p) x ON x.id = d.id WHERE coalesce(x.n, 5) > 0 AND d.id < 20
SELECT d.id FROM document d LEFT JOIN payment p ON p.id = d.id AND 1 / p.divisor > 0 AND d.pages > 0 WHERE d.id IN (5, 6, 7, 12)
SELECT d.id FROM document d RIGHT JOIN payment p ON p.id = d.id AND 1 / d.pages > 0 WHERE p.id IN (4, 5, 6)
SELECT d.id FROM document d WHERE NOT EXISTS (SELECT 1 FROM payment p WHERE p.id = d.id AND 1 / p.divisor > 0) AND d.id < 20
SELECT d.id FROM document d WHERE d.id NOT IN (SELECT p.id FROM payment p WHERE 1 / p.divisor > 0 AND p.id < 20)
SELECT d.id FROM document d WHERE d.id IN (SELECT 1 / p.divisor FROM payment p WHERE p.id = 6)
SELECT d.id FROM document d WHERE d.id > ALL (SELECT 1 / p.divisor FROM payment p WHERE p.id = 6)
SELECT d.id FROM document d WHERE d.id = (SELECT 1 / p.divisor FROM payment p WHERE p.id = 6)
SELECT count(*) FILTER (WHERE 1 / divisor > 0) FROM payment WHERE id = 6
SELECT x FROM (SELECT count(*) FILTER (WHERE 1 / divisor > 0) AS x, id FROM payment GROUP BY id) t WHERE id = 6
SELECT x FROM (SELECT max(1 / divisor) AS x, id FROM payment GROUP BY id) t WHERE id = 6
SELECT x FROM (SELECT max(1 / divisor) AS x, id FROM payment GROUP BY id) t WHERE id = 6 AND x > 0
SELECT x FROM (SELECT 1 / max(divisor) AS x, id FROM payment GROUP BY id) t WHERE id = 6 AND x > 0
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment GROUP BY id, divisor) t WHERE id = 6
SELECT x FROM (SELECT DISTINCT 1 / divisor AS x, id FROM payment) t WHERE id = 6
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment UNION SELECT 1, 1) t WHERE id = 6
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment EXCEPT SELECT 1, 1) t WHERE id = 6
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment OFFSET 0) t WHERE id = 6
SELECT x FROM (SELECT 1 / divisor AS x, id FROM payment ORDER BY id) t WHERE id = 6
SELECT x FROM (SELECT 1 / divisor AS x, id, row_number() OVER (ORDER BY id) AS r FROM payment) t WHERE id = 6 AND r < 3
WITH x AS MATERIALIZED (SELECT id, 1 / divisor AS d FROM payment WHERE id = 6) SELECT count(*) FROM x
WITH x AS NOT MATERIALIZED (SELECT id, 1 / divisor AS d FROM payment) SELECT count(*) FROM x a JOIN x b ON a.id = b.id WHERE a.id = 6 AND b.d > 0
WITH payment AS (SELECT id, 1 / divisor AS d FROM payment) SELECT id FROM payment WHERE id = 6 AND d > 0
SELECT id AS permitted FROM payment WHERE id = 6 AND 1 / divisor > 0
SELECT permitted FROM (SELECT 1 / divisor AS permitted, id FROM payment) t WHERE id = 6 AND permitted > 0
SELECT * FROM payment AS permitted(a, b, c, d, e) WHERE a = 6 AND 1 / e > 0
SELECT x.a FROM payment AS x(a, b, c, d, e, f, g, h, i, j) WHERE x.a = 6 AND 1 / x.e > 0
SELECT x.* FROM payment AS x(a, b, c, d, e) WHERE a = 6 AND 1 / e > 0
SELECT id FROM twin.payment WHERE twin.payment.id = 6 AND 1 / twin.payment.divisor > 0
SELECT a.id FROM account a JOIN account b USING (person_id) WHERE a.id = 12 AND 1 / a.floor > 0
SELECT person_id FROM account a JOIN account b USING (person_id) WHERE a.id = 12 AND 1 / (person_id - 13) > 0
SELECT id FROM staff WHERE id = 2 AND grade % 5 > 1
SELECT s.id FROM staff s LEFT JOIN staff t ON t.grade = s.grade AND t.id = 2 WHERE s.id < 9
SELECT id FROM active_person WHERE id = 9 AND name ~ code
SELECT kind FROM balance WHERE 1 / (lowest + 5) > -1
SELECT kind FROM balance WHERE kind = 'loan' AND total / lowest > 0
SELECT t.id FROM document t JOIN (SELECT count(*) AS n FROM person GROUP BY code HAVING bool_and(ssn ~ ssn)) q ON t.words = q.n WHERE t.pages = 0
SELECT t.id FROM document t JOIN (SELECT 1 / (count(*) - count(*)) AS n FROM person GROUP BY code) q ON t.words = q.n WHERE t.pages = 0
SELECT t.id FROM document t JOIN (SELECT sum(1 / (id - id)) AS n FROM person GROUP BY code) q ON t.words = q.n WHERE t.pages = 0
SELECT t.id FROM document t JOIN (SELECT avg(q.n) AS n FROM (SELECT sum(1 / (id - id)) AS n FROM person GROUP BY code) q) r ON t.words = r.n WHERE t.pages = 0
WITH q AS (SELECT sum(1 / (id - id)) AS n FROM person) SELECT t.id FROM document t JOIN q ON t.words = q.n WHERE t.pages = 0
WITH q AS MATERIALIZED (SELECT 1 / (id - id) AS n FROM person) SELECT t.id FROM document t JOIN q ON t.words = q.n WHERE t.pages = 0
SELECT id FROM payment WHERE id = 33 AND cents / nullif(divisor, 0) > 0
SELECT id FROM (SELECT id, cents / nullif(divisor, 0) AS n FROM payment) t WHERE id = 33 AND n > 0
SELECT id FROM payment WHERE id = 33 AND cents % nullif(divisor, 0) > 0
SELECT id FROM quotient WHERE id = 6 AND share > 5
SELECT id FROM quotient WHERE share > 5
SELECT share FROM quotient WHERE id = 6
SELECT count(*) FROM quotient WHERE number > 5 AND id BETWEEN 1 AND 60
SELECT share, count(*) FROM quotient GROUP BY share HAVING share > 400
SELECT d.id FROM document d WHERE EXISTS (SELECT 1 FROM quotient q WHERE q.id = d.id AND q.share > 5)
SELECT d.id FROM document d JOIN quotient q ON q.share = d.id WHERE d.pages = 0
SELECT rank() OVER (ORDER BY 1 / divisor) FROM payment WHERE id = 6
SELECT (SELECT d.id FROM document d WHERE d.id > ALL (SELECT DISTINCT 1 / p.divisor FROM payment p WHERE p.id = 6))
SELECT string_agg(p.id::text, ',' ORDER BY 1 / p.divisor) FROM payment p WHERE p.id = 6
