package io.nl2sql.security.auth;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A principal's claims as one object inside a token, such that each comes back with the type it had. */
final class TokenClaims {
    static final String NAME = "nl2sql_claims";

    private TokenClaims() {}

    static Map<String, Object> write(Claims claims) {
        Map<String, Object> object = new TreeMap<>();
        claims.asMap().forEach((name, value) -> object.put(name, write(value)));
        return object;
    }

    private static Object write(ClaimValue value) {
        List<Object> elements =
                value.values().stream().map(TokenClaims::element).toList();
        return value.multiple() ? elements : elements.get(0);
    }

    /** A decimal keeps a digit after the point, so that it is not read as an integer. */
    private static Object element(Object value) {
        return value instanceof BigDecimal decimal && decimal.scale() <= 0 ? decimal.setScale(1) : value;
    }

    /** @throws IllegalArgumentException for anything that {@link #write} does not make */
    static Claims read(JsonObject object) {
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        object.forEach((name, value) -> claims.put(name, ClaimValue.of(plain(value))));
        return Claims.of(claims);
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> ((JsonArray) value).stream().map(TokenClaims::plain).toList();
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new IllegalArgumentException("A claim is text, a number, a boolean or a list of these");
        };
    }

    private static Object number(JsonNumber number) {
        return number.isIntegral() ? number.bigIntegerValueExact() : number.bigDecimalValue();
    }
}
