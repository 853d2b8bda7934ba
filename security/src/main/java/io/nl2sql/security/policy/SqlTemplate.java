package io.nl2sql.security.policy;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An administrator's SQL condition with {@code :claim} placeholders taken out of it. Comments are gone, quotes and
 * parentheses are balanced, so that the text can stand inside parentheses.
 *
 * @param texts SQL around the placeholders, one more than {@code claims}
 * @param claims names of the claims in order
 * @param starts where each of the texts begins in the SQL as written; from there on nothing has moved
 */
record SqlTemplate(List<String> texts, List<String> claims, List<Integer> starts) {
    SqlTemplate {
        texts = List.copyOf(texts);
        claims = List.copyOf(claims);
        starts = List.copyOf(starts);
    }

    /** @throws SqlTemplateProblem with a sentence that says what is doubtful about the text */
    static SqlTemplate parse(String sql) {
        return new SqlTemplateParser(sql).parse();
    }

    /** The first claim that the principal lacks. */
    Optional<String> missing(Claims held) {
        return claims.stream().filter(name -> held.find(name).isEmpty()).findFirst();
    }

    /** @throws IllegalArgumentException where a claim is missing; ask {@link #missing} first */
    SqlFragment bind(Claims held) {
        List<ClaimValue> values = new ArrayList<>();
        for (String name : claims) {
            values.add(held.find(name).orElseThrow(() -> new IllegalArgumentException("No claim " + name)));
        }
        return new SqlFragment(texts, values);
    }

    /** One fragment of several, each in parentheses. */
    static SqlFragment join(List<SqlFragment> parts, String operator) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<String> texts = new ArrayList<>();
        List<ClaimValue> parameters = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (SqlFragment part : parts) {
            open.append(open.length() == 0 && texts.isEmpty() ? "(" : " " + operator + " (");
            for (int i = 0; i < part.parameters().size(); i++) {
                texts.add(open.append(part.texts().get(i)).toString());
                parameters.add(part.parameters().get(i));
                open.setLength(0);
            }
            open.append(part.texts().get(part.parameters().size())).append(")");
        }
        texts.add(open.toString());
        return new SqlFragment(texts, parameters);
    }
}
