-- Other values of the same lengths under the masks and in the hidden column.
UPDATE twin.person SET ssn = '99999' || right(ssn, 4),
    email = left(email, 1) || repeat('x', strpos(email, '@') - 2) || substr(email, strpos(email, '@')),
    born = make_date(extract(year FROM born)::int, 6, 6), salary = 1, bonus = floor(bonus / 100) * 100 + 7,
    phone = left(phone, 3) || '9999999', password = md5(password);
