package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A visible table as questions speak of it.
 *
 * @param table the table
 * @param words its name in words
 * @param attributes its columns, in the database's order
 * @param labels the columns that tell one row from another to a person, often one
 * @param named whether the labels are names rather than numbers or codes
 */
public record Entity(
        VisibleTable table, List<String> words, List<Attribute> attributes, List<Attribute> labels, boolean named) {
    private static final Set<String> OF_A_LIFE = Set.of("birth", "born", "birthday", "birthdate", "dob", "death");
    private static final Set<String> NUMBER = Set.of("number", "num", "total", "count");

    public Entity {
        words = List.copyOf(words);
        attributes = List.copyOf(attributes);
        labels = List.copyOf(labels);
    }

    public TableName name() {
        return table.name();
    }

    public String spoken() {
        return String.join(" ", words);
    }

    public boolean hasRestrictedRows() {
        return !(table.rows() instanceof RowAccess.All);
    }

    public Optional<Attribute> attribute(String column) {
        return attributes.stream().filter(a -> a.name().equals(column)).findFirst();
    }

    Optional<ColumnProfile> profile(Attribute attribute) {
        return Optional.ofNullable(table.table().profiles().get(attribute.name()));
    }

    /** Nobody asks for a column in which nothing is stored, unless by its name. */
    private boolean isFilled(Attribute attribute) {
        return profile(attribute).filter(ColumnProfile::empty).isEmpty();
    }

    /** The primary key's columns, empty where it has none that the caller sees in clear. */
    public List<Attribute> key() {
        return table.table().primaryKey().stream()
                .map(this::attribute)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether exactly these columns identify a row. */
    public boolean isKey(Set<String> columns) {
        return !table.table().primaryKey().isEmpty()
                && columns.containsAll(table.table().primaryKey());
    }

    /** The number that "amount", "total" or "largest" mean when no column is named. */
    public Optional<Attribute> mainMeasure() {
        Optional<Attribute> money = attributes.stream()
                .filter(a -> a.role() == Attribute.Role.MEASURE)
                .filter(a -> !a.masked() && isFilled(a))
                .findFirst();
        return money.isPresent()
                ? money
                : attributes.stream()
                        .filter(a -> a.role() == Attribute.Role.NUMBER && isFilled(a))
                        .findFirst();
    }

    /** Whether there is just one amount, so that an amount without a name can be no other. */
    public boolean hasOneMeasure() {
        return attributes.stream()
                        .filter(a -> a.role() == Attribute.Role.MEASURE && !a.masked())
                        .count()
                == 1;
    }

    /**
     * The number of what the table is called: rows of {@code visitors} with a column {@code visitors}, or {@code count}, are
     * no visitors.
     */
    public Optional<Attribute> ownNumber() {
        return attributes.stream()
                .filter(a -> a.role() == Attribute.Role.NUMBER && !a.masked())
                .filter(a -> Stems.key(a.words()).equals(Stems.key(words))
                        || a.words().equals(List.of("count")))
                .findFirst();
    }

    /** The stored number of something: {@code number_of_hosts} at a party. */
    public Optional<Attribute> numberOf(Entity counted) {
        return attributes.stream()
                .filter(a -> a.role() == Attribute.Role.NUMBER && !a.masked())
                .filter(a -> NUMBER.contains(a.words().get(0)))
                .filter(a -> Stems.key(a.words()).endsWith(" " + Stems.key(counted.words())))
                .findFirst();
    }

    /** The date that "in 2025" means when no date is named. */
    public Optional<Attribute> mainDate() {
        List<Attribute> dates = attributes.stream()
                .filter(a -> a.role() == Attribute.Role.DATE && !a.masked() && isFilled(a))
                .toList();
        Optional<Attribute> date = dates.stream()
                .filter(a -> a.words().stream().noneMatch(OF_A_LIFE::contains))
                .findFirst()
                .or(() -> dates.stream().findFirst());
        return date.isPresent()
                ? date
                : attributes.stream()
                        .filter(a -> a.role() == Attribute.Role.YEAR)
                        .findFirst();
    }
}
