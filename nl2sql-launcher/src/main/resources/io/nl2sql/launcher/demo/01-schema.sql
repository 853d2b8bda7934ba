-- The demo company: what it owes its suppliers but has not been invoiced for yet, month by month.
CREATE SCHEMA finance;

CREATE TABLE finance.regions (
    region_id int PRIMARY KEY,
    code      text NOT NULL UNIQUE,
    name      text NOT NULL
);

CREATE TABLE finance.cost_centers (
    cost_center_id int PRIMARY KEY,
    code           text NOT NULL UNIQUE,
    name           text NOT NULL,
    region_id      int  NOT NULL REFERENCES finance.regions,
    manager_id     int
);

CREATE TABLE finance.employees (
    employee_id    int PRIMARY KEY,
    first_name     text NOT NULL,
    last_name      text NOT NULL,
    full_name      text NOT NULL,
    email          text NOT NULL UNIQUE,
    phone          text NOT NULL,
    iban           text NOT NULL,
    salary         numeric(10, 2) NOT NULL,
    hire_date      date NOT NULL,
    job_title      text NOT NULL,
    region_id      int  NOT NULL REFERENCES finance.regions,
    cost_center_id int  NOT NULL REFERENCES finance.cost_centers,
    manager_id     int  REFERENCES finance.employees
);

ALTER TABLE finance.cost_centers
    ADD CONSTRAINT cost_centers_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES finance.employees;

CREATE TABLE finance.vendors (
    vendor_id          int PRIMARY KEY,
    name               text NOT NULL UNIQUE,
    category           text NOT NULL,
    country            text NOT NULL,
    region_id          int  NOT NULL REFERENCES finance.regions,
    contact_email      text NOT NULL,
    iban               text NOT NULL,
    payment_terms_days int  NOT NULL,
    active             boolean NOT NULL,
    onboarded_on       date NOT NULL
);

CREATE TABLE finance.gl_accounts (
    gl_account_id int PRIMARY KEY,
    number        text NOT NULL UNIQUE,
    name          text NOT NULL,
    type          text NOT NULL CHECK (type IN ('Expense', 'Asset', 'Liability'))
);

CREATE TABLE finance.purchase_orders (
    purchase_order_id int PRIMARY KEY,
    po_number         text NOT NULL UNIQUE,
    vendor_id         int  NOT NULL REFERENCES finance.vendors,
    cost_center_id    int  NOT NULL REFERENCES finance.cost_centers,
    requester_id      int  NOT NULL REFERENCES finance.employees,
    region_id         int  NOT NULL REFERENCES finance.regions,
    ordered_on        date NOT NULL,
    amount            numeric(14, 2) NOT NULL,
    currency          text NOT NULL,
    status            text NOT NULL CHECK (status IN ('open', 'partially received', 'closed', 'cancelled'))
);

CREATE TABLE finance.accruals (
    accrual_id        int PRIMARY KEY,
    accrual_number    text NOT NULL UNIQUE,
    purchase_order_id int  REFERENCES finance.purchase_orders,
    vendor_id         int  NOT NULL REFERENCES finance.vendors,
    cost_center_id    int  NOT NULL REFERENCES finance.cost_centers,
    gl_account_id     int  NOT NULL REFERENCES finance.gl_accounts,
    region_id         int  NOT NULL REFERENCES finance.regions,
    period            date NOT NULL CHECK (extract(day FROM period) = 1),
    posted_on         date NOT NULL,
    amount            numeric(14, 2) NOT NULL,
    currency          text NOT NULL,
    status            text NOT NULL CHECK (status IN ('open', 'reversed', 'settled')),
    reversed_on       date,
    description       text NOT NULL,
    created_by        int  NOT NULL REFERENCES finance.employees,
    CHECK ((status = 'reversed') = (reversed_on IS NOT NULL))
);

CREATE INDEX ON finance.cost_centers (region_id);
CREATE INDEX ON finance.cost_centers (manager_id);
CREATE INDEX ON finance.employees (region_id);
CREATE INDEX ON finance.employees (cost_center_id);
CREATE INDEX ON finance.employees (manager_id);
CREATE INDEX ON finance.vendors (region_id);
CREATE INDEX ON finance.purchase_orders (vendor_id);
CREATE INDEX ON finance.purchase_orders (cost_center_id);
CREATE INDEX ON finance.purchase_orders (requester_id);
CREATE INDEX ON finance.purchase_orders (region_id);
CREATE INDEX ON finance.purchase_orders (ordered_on);
CREATE INDEX ON finance.accruals (purchase_order_id);
CREATE INDEX ON finance.accruals (vendor_id);
CREATE INDEX ON finance.accruals (cost_center_id);
CREATE INDEX ON finance.accruals (gl_account_id);
CREATE INDEX ON finance.accruals (region_id, period);
CREATE INDEX ON finance.accruals (period);
CREATE INDEX ON finance.accruals (created_by);
