package io.nl2sql.core.guard.policy;

import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.security.identity.ClaimShape;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicySql;
import io.nl2sql.security.policy.SqlFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks one table's conditions and expressions: by the guard's own parser, then by PostgreSQL with nulls as claims. */
final class PolicySqlCheck {
    private static final String NOTHING = "NULL";

    private final Table table;
    private final PolicyDatabase database;

    PolicySqlCheck(Table table, PolicyDatabase database) {
        this.table = table;
        this.database = database;
    }

    /** @param shapes which shapes claims can have; narrowed by what this SQL needs */
    void check(PolicySql sql, List<PolicyFault> faults, Map<String, Set<ClaimShape>> shapes) {
        List<String> values = values(sql);
        Optional<PolicyFault> fault = structure(sql, values).or(() -> meaning(sql, values));
        if (fault.isPresent()) {
            faults.add(fault.get());
            return;
        }
        for (String claim : new LinkedHashSet<>(sql.claims())) {
            Set<ClaimShape> fitting = fitting(sql, claim, values);
            Set<ClaimShape> both = new TreeSet<>(shapes.getOrDefault(claim, fitting));
            both.retainAll(fitting);
            shapes.put(claim, both);
            if (both.isEmpty()) {
                int at = sql.claims().indexOf(claim);
                faults.add(sql.fault(
                        at,
                        sql.texts().get(at).length(),
                        fitting.isEmpty()
                                ? "no claim can be what :" + claim + " must be here; cast it, such as :" + claim
                                        + "::date"
                                : "the claim :" + claim + " must be " + either(fitting)
                                        + " here, but something else in another condition; cast it in one of them"));
            }
        }
    }

    private static String either(Set<ClaimShape> shapes) {
        return String.join(" or ", shapes.stream().map(ClaimShape::toString).toList());
    }

    private Optional<PolicyFault> structure(PolicySql sql, List<String> values) {
        try {
            PolicyExpression.read(SqlFragment.of(text(sql, values)), table.name());
            return Optional.empty();
        } catch (PolicyProblem e) {
            return Optional.of(at(sql, values, e.offset(), what(sql) + " " + e.getMessage()));
        }
    }

    private static String what(PolicySql sql) {
        return sql.column().map(column -> "the mask of " + column).orElse("the condition");
    }

    /** What PostgreSQL says of it as written, so that its place can be found. */
    private Optional<PolicyFault> meaning(PolicySql sql, List<String> values) {
        String text = text(sql, values);
        String before = before(sql);
        return database.plan(before + text + after(sql)).map(objection -> {
            int offset = objection.position() == 0 ? 0 : objection.position() - 1 - before.length();
            String message = PolicyObjections.message(objection.state(), word(text, offset));
            return at(sql, values, Math.max(offset, 0), what(sql) + " " + message);
        });
    }

    private String name() {
        return Token.quoted(table.name().schema()) + "."
                + Token.quoted(table.name().table());
    }

    private String before(PolicySql sql) {
        return sql.column().isPresent() ? "SELECT (" : "SELECT 1 FROM " + name() + " WHERE (";
    }

    private String after(PolicySql sql) {
        return sql.column().isPresent() ? ") FROM " + name() : ")";
    }

    /** The name at a place, or nothing. */
    private static String word(String text, int offset) {
        int end = Math.max(offset, 0);
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_.\"$".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return offset < 0 ? "" : text.substring(Math.min(offset, end), end);
    }

    /** Nulls that PostgreSQL takes for the claims: of no type, or all of one where that is not enough. */
    private List<String> values(PolicySql sql) {
        List<String> nothing = Collections.nCopies(sql.claims().size(), NOTHING);
        if (sql.claims().isEmpty() || structure(sql, nothing).isPresent() || fits(sql, nothing)) {
            return nothing;
        }
        return ClaimShape.all().stream()
                .map(shape -> Collections.nCopies(sql.claims().size(), nullOf(shape)))
                .filter(values -> fits(sql, values))
                .findFirst()
                .orElse(nothing);
    }

    private boolean fits(PolicySql sql, List<String> values) {
        return database.plan(before(sql) + text(sql, values) + after(sql)).isEmpty();
    }

    /** Which shapes PostgreSQL takes for a claim. */
    private Set<ClaimShape> fitting(PolicySql sql, String claim, List<String> others) {
        Set<ClaimShape> fitting = new TreeSet<>();
        for (ClaimShape shape : ClaimShape.all()) {
            List<String> values = new ArrayList<>(others);
            for (int i = 0; i < values.size(); i++) {
                if (sql.claims().get(i).equals(claim)) {
                    values.set(i, nullOf(shape));
                }
            }
            if (fits(sql, values)) {
                fitting.add(shape);
            }
        }
        return fitting;
    }

    private static String nullOf(ClaimShape shape) {
        return "CAST(NULL AS " + PolicyExpression.typeOf(shape) + ")";
    }

    /** The SQL with typed nulls in the places of its claims. */
    static String text(PolicySql sql, Map<String, Set<ClaimShape>> shapes) {
        Map<String, String> values = new LinkedHashMap<>();
        shapes.forEach((claim, possible) ->
                values.put(claim, nullOf(possible.iterator().next())));
        return text(sql, sql.claims().stream().map(values::get).toList());
    }

    private static String text(PolicySql sql, List<String> values) {
        StringBuilder text = new StringBuilder(sql.texts().get(0));
        for (int i = 0; i < values.size(); i++) {
            text.append(values.get(i)).append(sql.texts().get(i + 1));
        }
        return text.toString();
    }

    /** A fault at a place in the text that these values stand in. */
    private static PolicyFault at(PolicySql sql, List<String> values, int offset, String message) {
        List<Integer> lengths = new ArrayList<>();
        sql.texts().forEach(text -> lengths.add(text.length()));
        int left = offset;
        for (int i = 0; i < values.size(); i++) {
            if (left <= lengths.get(i)) {
                return sql.fault(i, left, message);
            }
            left = Math.max(0, left - lengths.get(i) - values.get(i).length());
        }
        return sql.fault(values.size(), left, message);
    }
}
