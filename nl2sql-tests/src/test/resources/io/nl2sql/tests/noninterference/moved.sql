-- Moves the rows about.
UPDATE twin.person SET id = id WHERE id % 3 = 0;
UPDATE twin.account SET id = id WHERE id % 2 = 0;
UPDATE twin.payment SET id = id WHERE id % 7 > 3;
UPDATE twin.ticket SET id = id WHERE id % 8 = 0;
UPDATE twin.event SET id = id WHERE id % 5 > 2;
UPDATE twin.document SET id = id WHERE id % 3 = 1;
UPDATE twin.sensor SET id = id WHERE id % 2 = 1;
UPDATE twin.vehicle SET id = id WHERE id % 2 = 1;
UPDATE twin.staff SET id = id WHERE id % 3 = 1;
