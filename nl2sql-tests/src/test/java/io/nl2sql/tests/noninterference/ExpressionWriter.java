package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Grammar.Form;
import io.nl2sql.tests.noninterference.Grammar.Kind;
import io.nl2sql.tests.noninterference.Grammar.Part;
import java.util.List;

/** Writes expressions of a type over what a scope shows. Not thread-safe. */
final class ExpressionWriter {
    private static final int ATTEMPTS = 8;

    private final Grammar grammar;
    private final Dice dice;

    ExpressionWriter(Grammar grammar, Dice dice) {
        this.grammar = grammar;
        this.dice = dice;
    }

    /** @param depth how many forms may stand in each other */
    String write(String type, Scope scope, int depth) {
        boolean leaf = Constants.isTyped(type);
        if (leaf && (depth <= 0 || dice.chance(25))) {
            return leaf(type, scope);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Form form = dice.of(grammar.of(type));
            if (isPossible(form, scope, depth)) {
                return filled(form, scope, depth);
            }
        }
        return leaf ? leaf(type, scope) : write(type.substring(type.indexOf('.') + 1), Scope.EMPTY, 0);
    }

    private String leaf(String type, Scope scope) {
        List<Field> own = scope.own(type);
        List<Field> fields = own.isEmpty() || dice.chance(20) ? scope.of(type) : own;
        return fields.isEmpty() || dice.chance(15)
                ? Constants.any(type, dice)
                : dice.of(fields).sql();
    }

    private boolean isPossible(Form form, Scope scope, int depth) {
        return form.parts().stream().allMatch(part -> switch (part.kind()) {
            case COLUMN -> !scope.own(part.text()).isEmpty();
            case EXPRESSION -> depth > 0 || Constants.isTyped(part.text());
            default -> true;
        });
    }

    private String filled(Form form, Scope scope, int depth) {
        StringBuilder sql = new StringBuilder(form.parts().size() == 1 ? "" : "(");
        Field column = null;
        for (Part part : form.parts()) {
            if (part.kind() == Kind.COLUMN) {
                column = dice.of(scope.own(part.text()));
            }
            sql.append(
                    switch (part.kind()) {
                        case TEXT -> part.text();
                        case EXPRESSION -> write(part.text(), scope, depth - 1);
                        case CONSTANT -> Constants.any(part.text(), dice);
                        case CHOICE -> dice.of(part.text().split("\\|"));
                        case COLUMN, SAME -> column.sql();
                        case HIDDEN -> hidden(column);
                    });
        }
        return sql.append(sql.charAt(0) == '(' && form.parts().size() > 1 ? ")" : "")
                .toString();
    }

    private String hidden(Field column) {
        String value = column.hidden().isEmpty() ? "null" : dice.hidden(column);
        return value.equals("null") ? Constants.any(column.type(), dice) : Constants.literal(column.type(), value);
    }
}
