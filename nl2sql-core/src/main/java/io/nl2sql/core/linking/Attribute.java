package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.security.policy.TableName;
import java.util.List;

/**
 * A visible column and what it is good for.
 *
 * @param table its table
 * @param name exact column name
 * @param type its type
 * @param role its part in questions
 * @param nullable whether it may be null
 * @param masked whether the caller sees it masked; never used to filter by stored values
 * @param words its name in words, without the table's name
 * @param comment the database's comment
 */
public record Attribute(
        TableName table,
        String name,
        ColumnType type,
        Role role,
        boolean nullable,
        boolean masked,
        List<String> words,
        String comment) {
    public enum Role {
        KEY,
        REFERENCE,
        LABEL,
        MEASURE,
        RATE,
        NUMBER,
        DATE,
        YEAR,
        FLAG,
        TEXT
    }

    public Attribute {
        words = List.copyOf(words);
    }

    public boolean isNumeric() {
        return type.category().isNumeric();
    }

    public boolean isTemporal() {
        return type.category().isTemporal();
    }

    /** Whether summing or averaging it says something. */
    public boolean isMeasurable() {
        return role == Role.MEASURE || role == Role.RATE || role == Role.NUMBER;
    }

    /** Whether "the number of citations" may be stored in it: {@code citation_num}. */
    public boolean isNumberOfThings() {
        int last = words.size() - 1;
        return isNumeric() && role == Role.TEXT && last > 0 && words.get(last).equals("number");
    }

    /** The words of the whole name, with those of the table. */
    public List<String> nameWords() {
        return NameWords.of(name);
    }

    /** The name as a person would say it. */
    public String spoken() {
        return String.join(" ", words);
    }

    @Override
    public String toString() {
        return table.table() + "." + name;
    }
}
