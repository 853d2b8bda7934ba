-- Typical model-written PostgreSQL, written for this project. Each statement ends in a line of its own with a semicolon.
select id, total::int as t, order_date::text from orders where total::numeric > 500 order by id limit 20
;
select '2024-01-01'::date + 30 as d, '5'::int * 2 as x, 1::numeric(10,2) as n
;
select id, name from customers where name ilike '%O''NEIL%' and email not ilike '%.de' order by id
;
select distinct on (customer_id) customer_id, id, order_date from orders order by customer_id, order_date desc, id desc
;
select date_trunc('month', o.order_date)::date as month, sum(o.total) as revenue from orders o where o.status <> 'cancelled' group by date_trunc('month', o.order_date) order by month
;
select extract(year from order_date) as y, extract(quarter from order_date) as q, sum(total) from orders group by 1, 2 order by 1, 2
;
select date_part('year', order_date) as y, count(*) from orders group by date_part('year', order_date) order by y
;
select count(*) from orders where order_date >= current_date - interval '1 month'
;
select count(*) from orders where order_date >= date_trunc('month', current_date) - interval '3 months' and order_date < date_trunc('month', current_date)
;
select timestamp '2024-01-31 10:00:00' + interval '1 month 2 days 03:04:05' as t, interval '1 year' as y, interval '2 weeks' as w, '1 day'::interval as d
;
select id, duration, duration * 2 from events where duration > interval '1 hour' order by id limit 10
;
select count(*) from orders where order_date > current_date - 7
;
select to_char(order_date, 'YYYY-MM') as ym, to_char(sum(total), 'FM999,999,990.00') as amt from orders group by to_char(order_date, 'YYYY-MM') order by ym
;
select to_date('2024-05-06', 'YYYY-MM-DD') as d, to_timestamp('2024-05-06 10:11', 'YYYY-MM-DD HH24:MI') as ts, to_number('1,234.5', '9,999.9') as n
;
select string_agg(distinct category, '|') as c from products
;
select status, array_agg(id order by id) as ids from orders where id <= 20 group by status order by status
;
select count(*) filter (where status = 'paid') as paid, sum(total) filter (where status = 'shipped') as shipped from orders
;
select region, status, sum(total) as s, grouping(region, status) as g from orders group by grouping sets ((region, status), (region), ()) order by region nulls last, status nulls last
;
select region, status, count(*) from orders group by cube (region, status) order by 1 nulls last, 2 nulls last
;
select id, total, sum(total) over (partition by customer_id order by order_date, id rows between unbounded preceding and current row) as running from orders order by id limit 50
;
select id, avg(total) over w as a, first_value(total) over w as f, ntile(4) over (order by total, id) as q from orders window w as (partition by status order by id rows between 2 preceding and 2 following) order by id limit 30
;
select id, sum(total) over (order by order_date range between interval '7 days' preceding and current row) as s from orders order by id limit 20
;
select id, total, sum(total) over (order by id groups between 1 preceding and 1 following exclude current row) s from orders order by id limit 20
;
select * from (select o.id, o.customer_id, row_number() over (partition by o.customer_id order by o.total desc, o.id) as rn from orders o) x where rn = 1 order by customer_id
;
select c.id, l.n from customers c left join lateral (select count(*) as n from orders o where o.customer_id = c.id) l on true order by c.id limit 20
;
with monthly as (select date_trunc('month', order_date) as m, sum(total) as s from orders group by 1), ranked as (select m, s, rank() over (order by s desc) as r from monthly) select m, s from ranked where r <= 3 order by r
;
with recursive chain as (select id, name, manager_id, 1 as lvl from employees where manager_id is null union all select e.id, e.name, e.manager_id, c.lvl + 1 from employees e join chain c on e.manager_id = c.id) select lvl, count(*) from chain group by lvl order by lvl
;
with recursive t(n) as (values (1) union all select n + 1 from t where n < 10) select sum(n) from t
;
select n, n * n as sq from generate_series(1, 5) as g(n)
;
select generate_series(1, 3) as n
;
select profile -> 'address' ->> 'zip' as zip, profile #>> '{address,zip}' as z2 from customers order by id limit 5
;
select count(*) from customers where profile @> '{"lang": "en"}'
;
select e.id, x.value from events e, jsonb_array_elements_text(e.payload -> 'items') as x(value) where e.id <= 3 order by e.id, x.value
;
select jsonb_build_object('id', id, 'name', name) as j, jsonb_agg(id) over () is not null as b from customers order by id limit 3
;
select count(*) from orders where status = any(array['paid','shipped'])
;
select count(*) from orders where status = any('{paid,shipped}'::text[]) and status <> all(array['new'])
;
select count(*) from customers where tags @> array['vip'] and tags && array['t1','t2'] and 'vip' = any(tags)
;
select id, array_length(tags, 1) as n, tags[1] as first_tag, cardinality(tags) as c, array_to_string(tags, ',') as s from customers where tags is not null order by id limit 5
;
select unnest(tags) as tag, count(*) from customers group by 1 order by 1
;
select u.v, u.ord from unnest(array['a','b','c']) with ordinality as u(v, ord) order by u.ord
;
select count(*) from customers where name ~* 'o''neil' and name !~ '^X' and name !~* 'zz'
;
select regexp_replace(phone, '[^0-9]', '', 'g') as digits, substring(phone from '[0-9]{4}$') as last4, split_part(email, '@', 2) as dom from customers order by id limit 5
;
select count(*) from customers where name similar to '%(1|2)%' and name not similar to 'X%'
;
select count(*) from orders where notes like '%50!%%' escape '!'
;
select id from orders order by id offset 5 rows fetch first 5 rows only
;
select id, total from orders order by total desc fetch first 3 rows with ties
;
select id, shipped_at from orders order by shipped_at desc nulls last, id limit 10
;
select id, manager_id from employees order by manager_id nulls first, id limit 5
;
select case status when 'paid' then 1 when 'new' then 0 end as s, count(*) from orders group by 1 order by 1 nulls last
;
select coalesce(email, phone, 'n/a') as contact, nullif(city, 'Berlin') as c, greatest(id, 3) as g, least(id, 2) as l from customers order by id limit 12
;
select status, percentile_cont(array[0.25,0.5,0.75]) within group (order by total) as q from orders group by status order by status
;
select stddev(total) s, stddev_pop(total) sp, variance(total) v, corr(total, discount) c, bool_and(total > 0) b, bool_or(total > 999) bo, every(total >= 0) e from orders
;
select * from (values (1, 'a'), (2, 'b')) as v(id, label) order by id
;
values (1, 'one'), (2, 'two')
;
(select id from orders order by total desc, id limit 3) union all (select id from orders order by total, id limit 3) order by 1
;
select ordered_at at time zone 'UTC' at time zone 'Europe/Berlin' as t, (created_at at time zone 'America/New_York')::date as d from orders o join customers c on c.id = o.customer_id order by o.id limit 5
;
select name || ' <' || coalesce(email, '-') || '>' as x, 'id=' || id as y from customers order by id limit 5
;
select "Region", sum("Net Amount") as "Total Net" from "Sales Data" where "user" is not null group by "Region" order by "Region"
;
select e."Title", e."order", e.name from employees e where e."order" < 5 order by e."order"
;
SELECT O.ID, O.Status FROM Orders AS O WHERE O.TOTAL > 990 ORDER BY O.Id
;
select U&'\0041\00e9' as u, E'tab\there\nnl' as e, city from customers where city = 'São Paulo' order by id limit 2
;
select $$it's$$ as a, $tag$x$$y$tag$ as b
;
select count(*) from orders o join order_items oi on oi.order_id = o.id join products p on p.id = oi.product_id where p.category = 'Books'
;
select count(*) from (select id as order_id, total from orders) a join order_items b using (order_id)
;
select c.id from customers c where exists (select 1 from orders o where o.customer_id = c.id and o.total > 990) and not exists (select 1 from orders o where o.customer_id = c.id and o.status = 'cancelled') order by c.id
;
select p.name, (select sum(oi.quantity) from order_items oi where oi.product_id = p.id) as sold from products p order by sold desc nulls last, p.name limit 5
;
select count(*) from orders where (total, id) > (500, 100)
;
select count(*) from employees where manager_id is distinct from 1
;
select count(*) from customers where is_active is true and not is_active is false and is_active
;
select count(*) from customers where is_active = 't' or is_active = 'false'
;
select count(*) from orders where id = '17' or total > '999'
;
select age(timestamp '2024-05-01', timestamp '2020-01-15') as a, date_part('year', age(current_date, birth_date)) > 10 as b from customers order by id limit 2
;
select round(total, 1) r, ceil(total) c, floor(total) f, abs(-total) a, mod(id, 7) m, id % 7 as m2, power(2, 3) p, 2 ^ 3 as p2, sqrt(16) s, ln(10) l, log(100) lg, trunc(total, 0) t, sign(total) sg, width_bucket(total, 0, 1000, 10) wb, total / 3 as d, id / 2 as di, |/ 25 as sq, @ -5 as ab from orders order by id limit 5
;
select id & 3 as a, id | 8 as b, id # 1 as x, id << 2 as s, ~id as n from orders order by id limit 3
;
select upper(region) as reg, count(*) as cnt from orders group by reg order by cnt desc, reg
;
select id order_no, total amount from orders order by amount desc, order_no limit 3
;
select o.*, c.name from orders o join customers c on c.id = o.customer_id order by o.id limit 2
;
select c.id, c.name, c.city, sum(o.total) as s from customers c join orders o on o.customer_id = c.id group by c.id order by s desc, c.id limit 5
;
select count(c) as n, count(c.*) as m from customers c
;
select count(*) >= 0 as ok from orders tablesample system (50)
;
select year, month, value, day from (select extract(year from order_date) as year, extract(month from order_date) as month, total as value, extract(day from order_date) as day from orders) s order by value desc, year, month, day limit 3
;
select date, count, type, method, position, rank from (select order_date as date, id as count, status as type, region as method, id as position, id as rank from orders) x order by count limit 3
;
select id from customers where to_tsvector('english', name) @@ to_tsquery('english', 'Customer & 7') order by id
;
select (date '2024-01-01', date '2024-06-01') overlaps (date '2024-05-01', date '2024-07-01') as o
;
select count(*) from orders where status in ('new', 'paid') and region not in ('north')
;
select timestamptz '2024-01-01 00:00+00' as a, time '10:00' as b, numeric '1.5' as n, bigint '12' as i
;
select count(*) from orders o where (o.customer_id, o.id) in (select customer_id, max(id) from orders group by customer_id)
;
select name from products order by name collate "C" limit 3
;
select sum(duration) s, avg(duration) a, max(at) - min(at) as span, date_trunc('hour', max(at)) h from events
;
select date_bin('15 minutes', at, timestamp '2001-01-01') as b, count(*) from events group by 1 order by 1 limit 3
;
select count(*) from (orders o join customers c on c.id = o.customer_id) left join employees e on e.id = c.id
;
select 1 as one
;
select id from orders order by case when status = 'paid' then 0 else 1 end, abs(total - 500), id limit 5
;
select 9223372036854775807 as a, 1e10 as b, .5 as c, 1.0E-3 as d, 0.1 + 0.2 as e, 1/2 as f, -7 % 3 as g, 10000000000 * 2 as h
;
