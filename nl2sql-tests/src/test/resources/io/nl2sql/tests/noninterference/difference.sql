-- What the second twin holds instead: calm values in other numbers, and other values under the masks.
DELETE FROM twin.person WHERE tenant <> 1 AND id % 2 = 0;
INSERT INTO twin.account SELECT g, 3, g % 40, 'loan', 1, 1, date '2020-01-01', 'DE', 'UTC', 1, '1'
FROM generate_series(10001, 14000) g;
DELETE FROM twin.payment WHERE account_id % 5 <> 1;
DELETE FROM twin.ticket WHERE id % 4 = 1;
INSERT INTO twin.assignment SELECT g, 3, date '2024-01-01' FROM generate_series(1000, 3000) g;
INSERT INTO twin.event SELECT g, date '2024-01-01' + g % 366, 'south', 3, 1, '1', 1 FROM generate_series(5000, 8000) g;
DELETE FROM twin.event WHERE region = 'west' AND day >= '2025-01-01';
DELETE FROM twin.document WHERE region NOT IN ('north', 'east') OR region IS NULL;
INSERT INTO twin.sensor SELECT g, NULL, 1, 1, 'K', timestamp '2025-01-01', '1' FROM generate_series(1000, 1400) g;
DELETE FROM twin.vehicle WHERE tenant = 2;
INSERT INTO twin.truck SELECT g, 0, 'H-' || g, 4, 1, 2, 3 FROM generate_series(500, 900) g;
DELETE FROM twin.staff WHERE tenant = 3;
DELETE FROM twin.nothing;
DELETE FROM twin.vault WHERE id > 3;
INSERT INTO twin.membership SELECT g, 50 + g % 9, g FROM generate_series(2, 900) g;
INSERT INTO twin.region VALUES ('south', 5), (NULL, 3);
UPDATE twin.vault SET token = 'other';
UPDATE twin.person SET ssn = '99999' || right(ssn, 4), email = left(email, 1) || 'x' || substr(email, strpos(email, '@')),
    born = make_date(extract(year FROM born)::int, 6, 6), salary = 1, bonus = floor(bonus / 100) * 100 + 7,
    phone = left(phone, 3) || '9999999', password = 'none';
