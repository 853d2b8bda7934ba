-- A vendor's share of its region's business falls with its rank (Zipf), so a few vendors make most of it.
CREATE TEMPORARY TABLE share ON COMMIT DROP AS
SELECT vendor_id, region_id, category, upto - weight AS low, upto AS high
  FROM (SELECT vendor_id, region_id, category,
               1.0 / place / sum(1.0 / place) OVER (PARTITION BY region_id) AS weight,
               sum(1.0 / place) OVER (PARTITION BY region_id ORDER BY place)
                   / sum(1.0 / place) OVER (PARTITION BY region_id) AS upto
          FROM (SELECT *, row_number() OVER (PARTITION BY region_id ORDER BY md5('rank ' || vendor_id)) AS place
                  FROM finance.vendors) AS ranked) AS weighted;

CREATE FUNCTION pg_temp.region(key text) RETURNS int LANGUAGE sql IMMUTABLE AS
    $$ SELECT (ARRAY[1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4])[1 + pg_temp.roll(key, 20)] $$;
CREATE FUNCTION pg_temp.currency(region_id int, key text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT pg_temp.pick(CASE region_id WHEN 1 THEN ARRAY['EUR', 'EUR', 'EUR', 'GBP'] WHEN 2 THEN ARRAY['USD', 'USD', 'USD', 'CAD']
                                          WHEN 3 THEN ARRAY['JPY', 'SGD', 'AUD', 'USD'] ELSE ARRAY['BRL', 'MXN', 'USD'] END, key) $$;
-- Lognormal amounts, larger for hardware and consulting.
CREATE FUNCTION pg_temp.amount(category text, scale float8, key text) RETURNS numeric LANGUAGE sql IMMUTABLE AS
    $$ SELECT round((exp(7.2 + 1.05 * pg_temp.bell(key)) * scale
           * CASE category WHEN 'Hardware' THEN 2.4 WHEN 'Consulting' THEN 1.9 WHEN 'Software' THEN 1.5
                           WHEN 'Travel' THEN 0.4 ELSE 1.0 END)::numeric, 2) $$;

WITH placed AS (
    SELECT p, pg_temp.region('order region ' || p) AS region_id,
           (current_setting('nl2sql_demo.anchor')::date - interval '37 months'
               + pg_temp.roll('ordered ' || p, 1150) * interval '1 day')::date AS ordered_on
      FROM generate_series(1, 2400) AS p
), filled AS (
    SELECT p.*, s.vendor_id, s.category, c.cost_center_id, e.employee_id
      FROM placed p
      JOIN share s ON s.region_id = p.region_id AND pg_temp.unit('order vendor ' || p) >= s.low AND pg_temp.unit('order vendor ' || p) < s.high
      CROSS JOIN LATERAL (SELECT cost_center_id FROM finance.cost_centers x WHERE x.region_id = p.region_id
                           ORDER BY md5('order center ' || p || '/' || x.cost_center_id) LIMIT 1) AS c
      CROSS JOIN LATERAL (SELECT employee_id FROM finance.employees x WHERE x.cost_center_id = c.cost_center_id
                           ORDER BY md5('requester ' || p || '/' || x.employee_id) LIMIT 1) AS e
)
INSERT INTO finance.purchase_orders
SELECT row_number() OVER (ORDER BY ordered_on, p),
       'PO-' || extract(year FROM ordered_on) || '-'
           || lpad(row_number() OVER (PARTITION BY extract(year FROM ordered_on) ORDER BY ordered_on, p)::text, 5, '0'),
       vendor_id,
       cost_center_id,
       employee_id,
       region_id,
       ordered_on,
       pg_temp.amount(category, 6, 'order amount ' || p),
       pg_temp.currency(region_id, 'order currency ' || vendor_id),
       CASE WHEN pg_temp.roll('order state ' || p, 25) = 0 THEN 'cancelled'
            WHEN ordered_on < current_setting('nl2sql_demo.anchor')::date - 240
                THEN (ARRAY['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'partially received', 'open'])[1 + pg_temp.roll('order state 2 ' || p, 10)]
            ELSE (ARRAY['closed', 'partially received', 'partially received', 'open', 'open'])[1 + pg_temp.roll('order state 2 ' || p, 5)] END
  FROM filled;

-- 13,152 accruals over 36 months: slow growth, more at the end of a quarter, most at the end of a year.
WITH months AS (
    SELECT m, (current_setting('nl2sql_demo.anchor')::date - (36 - m) * interval '1 month')::date AS period
      FROM generate_series(1, 36) AS m
), weighted AS (
    SELECT m, period, 1 + 0.008 * m + CASE extract(month FROM period) WHEN 12 THEN 0.7 WHEN 3 THEN 0.4 WHEN 6 THEN 0.4 WHEN 9 THEN 0.4 ELSE 0 END AS weight
      FROM months
), quota AS (
    SELECT m, period,
           round(13152 * (sum(weight) OVER (ORDER BY m) - weight) / sum(weight) OVER ())::int + 1 AS first,
           round(13152 * sum(weight) OVER (ORDER BY m) / sum(weight) OVER ())::int AS last
      FROM weighted
), dated AS (
    SELECT a, m, period, period + pg_temp.roll('posted ' || a, extract(day FROM period + interval '1 month' - interval '1 day')::int) AS posted_on,
           pg_temp.region('region ' || a) AS region_id
      FROM quota, generate_series(first, last) AS a
), ordered AS (
    SELECT d.*, s.vendor_id, s.category, o.purchase_order_id, o.cost_center_id AS ordering_center
      FROM dated d
      JOIN share s ON s.region_id = d.region_id AND pg_temp.unit('vendor ' || a) >= s.low AND pg_temp.unit('vendor ' || a) < s.high
      LEFT JOIN LATERAL (SELECT purchase_order_id, cost_center_id FROM finance.purchase_orders x
                          WHERE x.vendor_id = s.vendor_id AND x.status <> 'cancelled'
                            AND x.ordered_on BETWEEN d.posted_on - 270 AND d.posted_on
                            AND pg_temp.roll('by order ' || a, 10) < 7
                          ORDER BY md5('order ' || a || '/' || x.purchase_order_id) LIMIT 1) AS o ON true
), centered AS (
    SELECT o.*, coalesce(ordering_center, c.cost_center_id) AS cost_center_id, g.gl_account_id, g.name AS account
      FROM ordered o
      CROSS JOIN LATERAL (SELECT cost_center_id FROM finance.cost_centers x WHERE x.region_id = o.region_id
                           ORDER BY md5('center ' || a || '/' || x.cost_center_id) LIMIT 1) AS c
      JOIN finance.gl_accounts g ON g.number = pg_temp.pick(CASE o.category
          WHEN 'Software' THEN ARRAY['6100', '6110', '6110', '1400']
          WHEN 'Consulting' THEN ARRAY['6200', '6200', '6210']
          WHEN 'Logistics' THEN ARRAY['6300', '6300', '6310']
          WHEN 'Facilities' THEN ARRAY['6400', '6410', '6420']
          WHEN 'Marketing' THEN ARRAY['6500', '6500', '6510']
          WHEN 'Hardware' THEN ARRAY['1500', '6600']
          WHEN 'Travel' THEN ARRAY['6700']
          ELSE ARRAY['6800', '6800', '6810'] END, 'account ' || a)
), stated AS (
    SELECT *, CASE WHEN m = 36 THEN 'open'
                   WHEN m >= 34 THEN (ARRAY['open', 'open', 'reversed', 'settled'])[1 + pg_temp.roll('state ' || a, 4)]
                   WHEN pg_temp.roll('state ' || a, 100) < 2 THEN 'open'
                   WHEN pg_temp.roll('state ' || a, 100) < 72 THEN 'reversed'
                   ELSE 'settled' END AS status
      FROM centered
)
INSERT INTO finance.accruals
SELECT a,
       'ACR-' || lpad(a::text, 6, '0'),
       purchase_order_id,
       vendor_id,
       cost_center_id,
       gl_account_id,
       region_id,
       period,
       posted_on,
       pg_temp.amount(category, 1, 'amount ' || a),
       pg_temp.currency(region_id, 'order currency ' || vendor_id),
       status,
       CASE WHEN status = 'reversed' THEN (period + interval '1 month')::date + pg_temp.roll('reversed ' || a, 10) END,
       account || ', ' || to_char(period, 'FMMonth YYYY'),
       (SELECT employee_id FROM finance.employees x WHERE x.cost_center_id = stated.cost_center_id
         ORDER BY md5('author ' || a || '/' || x.employee_id) LIMIT 1)
  FROM stated
 ORDER BY a;

ANALYZE finance.regions, finance.cost_centers, finance.employees, finance.vendors, finance.gl_accounts, finance.purchase_orders, finance.accruals;
