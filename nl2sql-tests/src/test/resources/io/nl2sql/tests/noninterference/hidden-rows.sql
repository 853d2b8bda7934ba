-- Takes away whatever the asker must not see. What the planner knows stays, and so do the pages: dead rows fill them.
DELETE FROM twin.person WHERE tenant <> 1;
DELETE FROM twin.account WHERE tenant <> 1;
DELETE FROM twin.payment WHERE account_id % 5 <> 1;
DELETE FROM twin.ticket WHERE id % 4 <> 0;
DELETE FROM twin.event WHERE region NOT IN ('north', 'east');
DELETE FROM twin.document WHERE region NOT IN ('north', 'east') OR region IS NULL;
DELETE FROM twin.sensor WHERE owner_id IS DISTINCT FROM 7;
DELETE FROM twin.vehicle WHERE tenant <> 1;
DELETE FROM twin.staff WHERE tenant <> 1;
DELETE FROM twin.nothing;
DELETE FROM twin.vault;
DELETE FROM twin.assignment WHERE who <> 1;
DELETE FROM twin.membership WHERE who <> 1;
DELETE FROM twin.region WHERE who <> 1;
REFRESH MATERIALIZED VIEW twin.balance;
