-- A small lending library in a schema of its own; another schema must not be read with it.
CREATE SCHEMA lending;
CREATE TABLE lending.authors (author_id integer PRIMARY KEY, name text NOT NULL, country text);
CREATE TABLE lending.books (
    book_id integer PRIMARY KEY,
    author_id integer REFERENCES lending.authors,
    title text NOT NULL,
    pages integer,
    published_on date
);
INSERT INTO lending.authors VALUES (1, 'Ada Winter', 'Norway'), (2, 'Ben Sommer', 'Chile'), (3, 'Cleo Herbst', 'Norway');
INSERT INTO lending.books VALUES
    (1, 1, 'Long Nights', 320, '2001-05-01'), (2, 1, 'Short Days', 180, '2004-02-29'),
    (3, 2, 'High Sun', 180, '2010-07-15'), (4, 3, 'Red Leaves', 250, NULL);
CREATE SCHEMA other;
CREATE TABLE other.books (shelf integer);
INSERT INTO other.books SELECT generate_series(1, 50);
