-- What the asker must not see, as the first twin holds it.
UPDATE twin.person SET code = (ARRAY['x', '', '1e', '(', E'a\\', '99999999999'])[id / 3 % 6 + 1] WHERE tenant <> 1 AND id % 3 = 0;
UPDATE twin.person SET score = (ARRAY['1e308', '-1', '0', 'NaN', 'Infinity'])[id % 5 + 1]::double precision
    WHERE tenant <> 1 AND id % 4 = 0;
UPDATE twin.person SET joined = (ARRAY['294276-12-31 23:00+00', 'infinity', '4713-01-01 00:00+00 BC'])[id % 3 + 1]::timestamptz
    WHERE tenant <> 1 AND id % 7 = 0;
UPDATE twin.person SET boss_id = 2147483647 WHERE tenant <> 1 AND id % 8 = 0;
UPDATE twin.account SET floor = (ARRAY[0, -5, 2147483647, -2147483648])[id % 4 + 1] WHERE tenant <> 1 AND id % 3 = 0;
UPDATE twin.account SET balance = (ARRAY[0, -1, 999999999999.99])[id % 3 + 1] WHERE tenant <> 1 AND id % 5 = 0;
UPDATE twin.account SET opened = (ARRAY['infinity', '294276-12-31', '4713-01-01 BC'])[id / 6 % 3 + 1]::date
    WHERE tenant <> 1 AND id % 6 = 0;
UPDATE twin.account SET zone = 'Nowhere/Land', ref = 'ref' || id % 9 WHERE tenant <> 1 AND id % 4 = 0;
UPDATE twin.account SET ratio = (ARRAY[0, -1, 3e38])[id % 3 + 1] WHERE tenant <> 1 AND id % 7 = 0;
UPDATE twin.payment SET divisor = (ARRAY[0, 2147483647, 0, 2147483647, 0, -1])[id / 3 % 6 + 1],
    cents = (ARRAY[400, 0, -2147483648])[id / 3 % 3 + 1]
    WHERE account_id % 5 <> 1 AND id % 3 = 0;
UPDATE twin.payment SET amount = (ARRAY['1e400', '0', '-2', 'NaN', 'Infinity', '-1e300'])[id / 4 % 6 + 1]::numeric
    WHERE account_id % 5 <> 1 AND id % 4 = 0;
UPDATE twin.payment SET raw = (ARRAY['no number', '', '2024-02-30', '{', '1e999'])[id / 3 % 5 + 1]
    WHERE account_id % 5 <> 1 AND id % 3 = 1;
UPDATE twin.payment SET big = (ARRAY[9223372036854775807, -9223372036854775808, 0])[id / 6 % 3 + 1]
    WHERE account_id % 5 <> 1 AND id % 6 = 0;
UPDATE twin.payment SET paid = (ARRAY['infinity', '294276-12-31 23:59:59'])[id % 2 + 1]::timestamp, rate = 1e308
    WHERE account_id % 5 <> 1 AND id % 7 = 0;
UPDATE twin.ticket SET pattern = (ARRAY['(', '[', E'b\\', '*', '\1'])[id % 5 + 1] WHERE id % 4 <> 0 AND id % 3 = 0;
UPDATE twin.ticket SET data = (ARRAY['1', '"x"', '[]', '{"n": "many"}', '{"n": 0}', 'null'])[id % 6 + 1]::jsonb
    WHERE id % 4 <> 0 AND id % 5 = 0;
UPDATE twin.ticket SET numbers = (ARRAY['{}', '{{1,2},{3,4}}', '[5:6]={0,0}', '{NULL}'])[id / 6 % 4 + 1]::int[], tags = '{}'
    WHERE id % 4 <> 0 AND id % 6 = 1;
UPDATE twin.ticket SET photo = '\xff00fe', zone = 'Nowhere', took = interval '178000000 years',
    opened = 'infinity' WHERE id % 4 <> 0 AND id % 7 = 0;
UPDATE twin.event SET level = 2147483647, hits = 0, amount = 1e308, payload = 'x' || payload
    WHERE region IN ('south', 'west') AND id % 3 = 0;
UPDATE twin.document SET pages = 0, words = 9223372036854775807, price = -1, year = 'MMXX', published = 'infinity'
    WHERE region NOT IN ('north', 'east') OR region IS NULL AND id % 2 = 0;
UPDATE twin.sensor SET factor = 0, reading = -1, raw = 'n/a', taken = 'infinity' WHERE owner_id IS DISTINCT FROM 7 AND id % 2 = 0;
UPDATE twin.vehicle SET wheels = 0, price = -1 WHERE tenant <> 1;
UPDATE twin.truck SET load = 0, axles = 2147483647 WHERE tenant <> 1;
UPDATE twin.staff SET grade = 'boss' WHERE tenant <> 1 AND id % 2 = 0;
