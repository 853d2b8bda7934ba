package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.pipeline.PreviewRequest;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The request of a preview: a query and the person, real or not, as whom it is looked at. */
final class PreviewBody {
    private static final List<String> FIELDS = List.of("dataSource", "sql", "question", "principal", "maxRows");
    private static final List<String> PRINCIPAL = List.of("name", "roles", "claims");

    private PreviewBody() {}

    /** What others than administrators send need not be understood to be refused on record. */
    static PreviewRequest of(Principal sender, InputStream body) throws IOException {
        try {
            return read(body);
        } catch (Nl2SqlException e) {
            if (sender.hasRole(Roles.ADMIN)) {
                throw e;
            }
            return new PreviewRequest(Optional.empty(), "", false, sender, Optional.empty());
        }
    }

    private static PreviewRequest read(InputStream body) throws IOException {
        Map<String, Object> fields = JsonTree.read(body);
        known(fields, FIELDS, "the body");
        String sql = text(fields, "sql");
        String question = text(fields, "question");
        if (sql.isEmpty() == question.isEmpty()) {
            throw JsonBody.malformed("Give either 'sql' or 'question'.");
        }
        return new PreviewRequest(
                Optional.of(text(fields, "dataSource")).filter(name -> !name.isEmpty()),
                sql.isEmpty() ? question : sql,
                sql.isEmpty(),
                principal(fields.get("principal")),
                count(fields.get("maxRows")));
    }

    private static void known(Map<String, Object> fields, List<String> known, String where) {
        if (!known.containsAll(fields.keySet())) {
            throw JsonBody.malformed(
                    "There is an unknown field in " + where + "; known are " + String.join(", ", known) + ".");
        }
    }

    private static String text(Map<String, Object> fields, String name) {
        Object value = fields.getOrDefault(name, "");
        if (value instanceof String text) {
            return text;
        }
        throw JsonBody.malformed("The field '" + name + "' must be text.");
    }

    private static Optional<Integer> count(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Long number && number > 0) {
            return Optional.of((int) Math.min(number, Integer.MAX_VALUE));
        }
        throw JsonBody.malformed("The field 'maxRows' must be a whole number from 1 on.");
    }

    private static Principal principal(Object value) {
        Map<String, Object> fields = object(value, "principal");
        known(fields, PRINCIPAL, "'principal'");
        String name = text(fields, "name");
        if (name.isEmpty()) {
            throw JsonBody.malformed("The field 'name' of 'principal' is missing.");
        }
        Map<String, ClaimValue> claims = new HashMap<>();
        if (fields.containsKey("claims")) {
            object(fields.get("claims"), "claims").forEach((claim, raw) -> claims.put(claim, claim(claim, raw)));
        }
        return new Principal(name, roles(fields.getOrDefault("roles", List.of())), Claims.of(claims));
    }

    private static Set<String> roles(Object value) {
        Set<String> roles = new HashSet<>();
        if (value instanceof List<?> names) {
            for (Object name : names) {
                if (!(name instanceof String role)) {
                    throw JsonBody.malformed("The field 'roles' must be a list of texts.");
                }
                roles.add(role);
            }
            return roles;
        }
        throw JsonBody.malformed("The field 'roles' must be a list of texts.");
    }

    private static ClaimValue claim(String name, Object raw) {
        try {
            return ClaimValue.of(raw);
        } catch (IllegalArgumentException e) {
            throw new Nl2SqlException(
                    ErrorCode.REQUEST_MALFORMED, "The claim '" + name + "' is not usable: " + e.getMessage() + ".", e);
        }
    }

    @SuppressWarnings("unchecked") // the tree's only maps
    private static Map<String, Object> object(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw JsonBody.malformed("The field '" + name + "' must be an object.");
    }
}
