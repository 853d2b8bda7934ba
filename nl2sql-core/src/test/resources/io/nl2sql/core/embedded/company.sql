-- A small company in the shape of the demo database: enough rows for every question to have one right answer.
CREATE SCHEMA finance;
SET search_path = finance;
CREATE TABLE regions (region_id int PRIMARY KEY, code text NOT NULL, name text NOT NULL);
CREATE TABLE employees (
    employee_id int PRIMARY KEY, first_name text, last_name text, full_name text NOT NULL, email text, phone text,
    iban text, salary numeric(10,2), hire_date date NOT NULL, job_title text,
    region_id int NOT NULL REFERENCES regions, cost_center_id int, manager_id int REFERENCES employees);
CREATE TABLE cost_centers (
    cost_center_id int PRIMARY KEY, code text NOT NULL, name text NOT NULL,
    region_id int NOT NULL REFERENCES regions, manager_id int REFERENCES employees);
ALTER TABLE employees ADD FOREIGN KEY (cost_center_id) REFERENCES cost_centers;
CREATE TABLE vendors (
    vendor_id int PRIMARY KEY, name text NOT NULL, category text NOT NULL, country text NOT NULL,
    region_id int NOT NULL REFERENCES regions, contact_email text, iban text, payment_terms_days int,
    active boolean NOT NULL, onboarded_on date NOT NULL);
CREATE TABLE gl_accounts (gl_account_id int PRIMARY KEY, number text NOT NULL, name text NOT NULL, type text NOT NULL);
CREATE TABLE purchase_orders (
    purchase_order_id int PRIMARY KEY, po_number text NOT NULL, vendor_id int NOT NULL REFERENCES vendors,
    cost_center_id int NOT NULL REFERENCES cost_centers, requester_id int NOT NULL REFERENCES employees,
    region_id int NOT NULL REFERENCES regions, ordered_on date NOT NULL, amount numeric(14,2) NOT NULL,
    currency text NOT NULL, status text NOT NULL);
CREATE TABLE accruals (
    accrual_id int PRIMARY KEY, accrual_number text NOT NULL, purchase_order_id int REFERENCES purchase_orders,
    vendor_id int NOT NULL REFERENCES vendors, cost_center_id int NOT NULL REFERENCES cost_centers,
    gl_account_id int NOT NULL REFERENCES gl_accounts, region_id int NOT NULL REFERENCES regions,
    period date NOT NULL, posted_on date NOT NULL, amount numeric(14,2) NOT NULL, currency text NOT NULL,
    status text NOT NULL, reversed_on date, description text, created_by int NOT NULL REFERENCES employees);
COMMENT ON TABLE accruals IS 'Expenses incurred but not yet invoiced, one row per vendor, cost center and month';
COMMENT ON COLUMN accruals.period IS 'First day of the month that the accrual belongs to';
COMMENT ON COLUMN purchase_orders.amount IS 'Ordered amount in the order''s currency';
INSERT INTO regions VALUES (1, 'EMEA', 'Europe, Middle East and Africa'), (2, 'AMER', 'North America'),
    (3, 'APAC', 'Asia Pacific'), (4, 'LATAM', 'Latin America');
INSERT INTO employees VALUES
    (1, 'Ada', 'Stone', 'Ada Stone', 'ada@example.com', '+44 1', 'GB01', 90000, '2019-03-01', 'Controller', 1, NULL, NULL),
    (2, 'Ben', 'Wood', 'Ben Wood', 'ben@example.com', '+44 2', 'GB02', 60000, '2024-02-15', 'Accountant', 1, NULL, 1),
    (3, 'Cleo', 'Hill', 'Cleo Hill', 'cleo@example.com', '+1 3', 'US03', 75000, '2025-06-01', 'Analyst', 2, NULL, 1),
    (4, 'Dan', 'Ford', 'Dan Ford', 'dan@example.com', '+65 4', 'SG04', 50000, '2022-09-01', 'Accountant', 3, NULL, 1);
INSERT INTO cost_centers VALUES (1, 'CC-1010', 'Marketing', 1, 1), (2, 'CC-1020', 'Engineering', 1, 2),
    (3, 'CC-2010', 'Marketing', 2, 3), (4, 'CC-3010', 'Operations', 3, 4);
UPDATE employees SET cost_center_id = employee_id;
INSERT INTO vendors VALUES
    (1, 'Northwind Software', 'Software', 'Germany', 1, 'a@n.example', 'DE01', 30, true, '2020-01-10'),
    (2, 'Blue Harbor Logistics', 'Logistics', 'France', 1, 'b@b.example', 'FR02', 45, true, '2021-05-20'),
    (3, 'Acme Consulting', 'Consulting', 'United States', 2, 'c@a.example', 'US03', 60, false, '2023-07-01'),
    (4, 'Pacific Travel', 'Travel', 'Japan', 3, 'd@p.example', 'JP04', 30, true, '2025-02-01');
INSERT INTO gl_accounts VALUES (1, '6100', 'Software licences', 'Expense'), (2, '6200', 'Freight', 'Expense'),
    (3, '2100', 'Accrued liabilities', 'Liability');
INSERT INTO purchase_orders VALUES
    (1, 'PO-2025-00001', 1, 1, 1, 1, '2025-01-10', 120000, 'EUR', 'open'),
    (2, 'PO-2025-00002', 1, 2, 2, 1, '2025-03-05', 30000, 'EUR', 'closed'),
    (3, 'PO-2025-00003', 2, 1, 2, 1, '2025-08-20', 45000, 'EUR', 'open'),
    (4, 'PO-2026-00004', 3, 3, 3, 2, '2026-02-11', 80000, 'USD', 'open'),
    (5, 'PO-2026-00005', 3, 3, 3, 2, '2026-04-01', 15000, 'USD', 'cancelled');
INSERT INTO accruals VALUES
    (1, 'ACR-000001', 1, 1, 1, 1, 1, '2025-01-01', '2025-01-31', 10000, 'EUR', 'settled', NULL, 'Licences', 1),
    (2, 'ACR-000002', 1, 1, 1, 1, 1, '2025-02-01', '2025-02-28', 60000, 'EUR', 'settled', NULL, 'Licences', 1),
    (3, 'ACR-000003', 2, 1, 2, 1, 1, '2025-02-01', '2025-02-28', 5000, 'EUR', 'reversed', '2025-03-15', 'Licences', 2),
    (4, 'ACR-000004', 3, 2, 1, 2, 1, '2026-08-01', '2026-08-31', 20000, 'EUR', 'open', NULL, 'Freight', 2),
    (5, 'ACR-000005', 3, 2, 1, 2, 1, '2026-09-01', '2026-09-30', 7000, 'EUR', 'open', NULL, 'Freight', 2),
    (6, 'ACR-000006', 4, 3, 3, 3, 2, '2026-09-01', '2026-09-30', 55000, 'USD', 'open', NULL, 'Advice', 3),
    (7, 'ACR-000007', NULL, 3, 3, 3, 2, '2026-10-01', '2026-10-31', 3000, 'USD', 'open', NULL, 'Advice', 3),
    (8, 'ACR-000008', NULL, 4, 4, 3, 3, '2026-11-01', '2026-11-20', 2500, 'USD', 'open', NULL, 'Flights', 4);
