package io.nl2sql.web.faces;

import java.util.Objects;

/**
 * One value of a result as the page shows it. Ordered by the value, not by its text; null comes last.
 *
 * @param text what is shown, empty for null
 * @param full the whole value where the text is shortened or rounded, else empty
 * @param value the value itself; none for null
 */
public record Cell(String text, String full, Object value) implements Comparable<Cell> {
    public Cell {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(full, "full");
    }

    public boolean isNull() {
        return value == null;
    }

    @Override
    public int compareTo(Cell other) {
        if (value == null || other.value == null) {
            return Boolean.compare(value == null, other.value == null);
        }
        return compare(value, other.value);
    }

    @SuppressWarnings("unchecked")
    private int compare(Object mine, Object others) {
        return mine instanceof Comparable<?> comparable && mine.getClass() == others.getClass()
                ? ((Comparable<Object>) comparable).compareTo(others)
                : mine.toString().compareTo(others.toString());
    }
}
