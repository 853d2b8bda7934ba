COMMENT ON SCHEMA finance IS 'Accruals of the demo company and what they refer to';

COMMENT ON TABLE finance.regions IS 'Regions in which the company works';
COMMENT ON COLUMN finance.regions.region_id IS 'Identifier of the region';
COMMENT ON COLUMN finance.regions.code IS 'Short code of the region, such as EMEA';
COMMENT ON COLUMN finance.regions.name IS 'Full name of the region';

COMMENT ON TABLE finance.cost_centers IS 'Cost centres (departments) that costs are booked on';
COMMENT ON COLUMN finance.cost_centers.cost_center_id IS 'Identifier of the cost centre';
COMMENT ON COLUMN finance.cost_centers.code IS 'Code of the cost centre, such as CC-1010';
COMMENT ON COLUMN finance.cost_centers.name IS 'Name of the department, such as Marketing';
COMMENT ON COLUMN finance.cost_centers.region_id IS 'Region that the cost centre belongs to';
COMMENT ON COLUMN finance.cost_centers.manager_id IS 'Employee who heads the cost centre';

COMMENT ON TABLE finance.employees IS 'Employees (staff, people) of the company';
COMMENT ON COLUMN finance.employees.employee_id IS 'Identifier of the employee';
COMMENT ON COLUMN finance.employees.first_name IS 'Given name';
COMMENT ON COLUMN finance.employees.last_name IS 'Family name';
COMMENT ON COLUMN finance.employees.full_name IS 'First and last name together';
COMMENT ON COLUMN finance.employees.email IS 'E-mail address at work';
COMMENT ON COLUMN finance.employees.phone IS 'Telephone number at work';
COMMENT ON COLUMN finance.employees.iban IS 'Bank account number (IBAN) that the salary is paid to';
COMMENT ON COLUMN finance.employees.salary IS 'Yearly salary in euros';
COMMENT ON COLUMN finance.employees.hire_date IS 'Day on which the employee was hired';
COMMENT ON COLUMN finance.employees.job_title IS 'Position of the employee';
COMMENT ON COLUMN finance.employees.region_id IS 'Region in which the employee works';
COMMENT ON COLUMN finance.employees.cost_center_id IS 'Cost centre of the employee';
COMMENT ON COLUMN finance.employees.manager_id IS 'Employee whom this employee reports to; empty at the top';

COMMENT ON TABLE finance.vendors IS 'Vendors (suppliers) that the company buys from';
COMMENT ON COLUMN finance.vendors.vendor_id IS 'Identifier of the vendor';
COMMENT ON COLUMN finance.vendors.name IS 'Name of the vendor';
COMMENT ON COLUMN finance.vendors.category IS 'What the vendor delivers, such as Software or Travel';
COMMENT ON COLUMN finance.vendors.country IS 'Country of the vendor';
COMMENT ON COLUMN finance.vendors.region_id IS 'Region that the vendor delivers to';
COMMENT ON COLUMN finance.vendors.contact_email IS 'E-mail address for orders and questions';
COMMENT ON COLUMN finance.vendors.iban IS 'Bank account number (IBAN) of the vendor';
COMMENT ON COLUMN finance.vendors.payment_terms_days IS 'Days until an invoice has to be paid';
COMMENT ON COLUMN finance.vendors.active IS 'Whether new orders may be placed with the vendor';
COMMENT ON COLUMN finance.vendors.onboarded_on IS 'Day on which the vendor was accepted';

COMMENT ON TABLE finance.gl_accounts IS 'Accounts of the general ledger (GL)';
COMMENT ON COLUMN finance.gl_accounts.gl_account_id IS 'Identifier of the account';
COMMENT ON COLUMN finance.gl_accounts.number IS 'Account number, such as 6100';
COMMENT ON COLUMN finance.gl_accounts.name IS 'Name of the account, such as Software licences';
COMMENT ON COLUMN finance.gl_accounts.type IS 'Kind of account: Expense, Asset or Liability';

COMMENT ON TABLE finance.purchase_orders IS 'Purchase orders (POs) placed with vendors';
COMMENT ON COLUMN finance.purchase_orders.purchase_order_id IS 'Identifier of the purchase order';
COMMENT ON COLUMN finance.purchase_orders.po_number IS 'Number of the purchase order, such as PO-2024-00017';
COMMENT ON COLUMN finance.purchase_orders.vendor_id IS 'Vendor that the order was placed with';
COMMENT ON COLUMN finance.purchase_orders.cost_center_id IS 'Cost centre that pays';
COMMENT ON COLUMN finance.purchase_orders.requester_id IS 'Employee who asked for the order';
COMMENT ON COLUMN finance.purchase_orders.region_id IS 'Region that ordered';
COMMENT ON COLUMN finance.purchase_orders.ordered_on IS 'Day of the order';
COMMENT ON COLUMN finance.purchase_orders.amount IS 'Ordered amount in euros';
COMMENT ON COLUMN finance.purchase_orders.currency IS 'Currency in which the vendor invoices (ISO 4217)';
COMMENT ON COLUMN finance.purchase_orders.status IS 'State of the order: open, partially received, closed or cancelled';

COMMENT ON TABLE finance.accruals IS 'Accruals: costs of a month for which no invoice has arrived yet';
COMMENT ON COLUMN finance.accruals.accrual_id IS 'Identifier of the accrual';
COMMENT ON COLUMN finance.accruals.accrual_number IS 'Number of the accrual, such as ACR-000001';
COMMENT ON COLUMN finance.accruals.purchase_order_id IS 'Purchase order behind the accrual, if there is one';
COMMENT ON COLUMN finance.accruals.vendor_id IS 'Vendor that the money is owed to';
COMMENT ON COLUMN finance.accruals.cost_center_id IS 'Cost centre that bears the cost';
COMMENT ON COLUMN finance.accruals.gl_account_id IS 'Account of the general ledger';
COMMENT ON COLUMN finance.accruals.region_id IS 'Region that bears the cost';
COMMENT ON COLUMN finance.accruals.period IS 'Month that the cost belongs to, as its first day';
COMMENT ON COLUMN finance.accruals.posted_on IS 'Day of the posting; in the running month it may lie ahead';
COMMENT ON COLUMN finance.accruals.amount IS 'Accrued amount in euros';
COMMENT ON COLUMN finance.accruals.currency IS 'Currency in which the vendor invoices (ISO 4217)';
COMMENT ON COLUMN finance.accruals.status IS 'State of the accrual: open, reversed or settled';
COMMENT ON COLUMN finance.accruals.reversed_on IS 'Day of the reversal; empty unless reversed';
COMMENT ON COLUMN finance.accruals.description IS 'What the accrual is for';
COMMENT ON COLUMN finance.accruals.created_by IS 'Employee who entered the accrual';
