package io.nl2sql.tests.noninterference;

import java.util.ArrayList;
import java.util.List;

/**
 * What an expression can name: the fields of its own query and those of the queries around it.
 *
 * @param own fields of the tables of FROM
 * @param outer fields of queries around it; a correlated sub-query names them
 */
record Scope(List<Field> own, List<Field> outer) {
    static final Scope EMPTY = new Scope(List.of(), List.of());

    Scope {
        own = List.copyOf(own);
        outer = List.copyOf(outer);
    }

    List<Field> own(String type) {
        return own.stream().filter(field -> field.type().equals(type)).toList();
    }

    List<Field> of(String type) {
        List<Field> fields = new ArrayList<>(own(type));
        outer.stream().filter(field -> field.type().equals(type)).forEach(fields::add);
        return fields;
    }

    /** The scope of a sub-query in it that reads these fields. */
    Scope within(List<Field> fields) {
        List<Field> around = new ArrayList<>(own);
        around.addAll(outer);
        return new Scope(fields, around);
    }
}
