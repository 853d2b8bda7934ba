package io.nl2sql.security.policy;

import io.nl2sql.security.identity.ClaimValue;
import java.util.List;

/**
 * A SQL condition or expression in which claims are parameters, never text.
 *
 * @param texts SQL around the parameters: one more element than {@code parameters}, so that the fragment reads
 *     {@code texts[0] ? texts[1] ? … texts[n]}
 * @param parameters the bound claims in order
 */
public record SqlFragment(List<String> texts, List<ClaimValue> parameters) {
    public SqlFragment {
        texts = List.copyOf(texts);
        parameters = List.copyOf(parameters);
        if (texts.size() != parameters.size() + 1) {
            throw new IllegalArgumentException("A fragment has one text more than parameters");
        }
    }

    public static SqlFragment of(String sql) {
        return new SqlFragment(List.of(sql), List.of());
    }
}
