package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The JSON object of a request whose objects lie within one another, read strictly: bounded size and depth, no field
 * twice. Values are texts, longs, decimals, truth values, lists and maps; a field that is null counts as absent.
 */
final class JsonTree {
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 5;
    private static final int MOST_PLACES = 1_000;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final JsonParser parser;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    static Map<String, Object> read(InputStream body) throws IOException {
        String text = JsonBody.decode(body.readNBytes(LARGEST + 1), LARGEST);
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw JsonBody.malformed("The body must be a JSON object.");
            }
            Map<String, Object> fields = new JsonTree(parser).object(1);
            if (parser.hasNext()) {
                parser.next();
                throw JsonBody.malformed("Something follows the JSON object.");
            }
            return fields;
        } catch (JsonException | NoSuchElementException e) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "The body is not JSON.", e);
        }
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            if (!seen.add(name)) {
                throw JsonBody.malformed("A field stands twice.");
            }
            Object value = value(parser.next(), depth);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    /** The value that begins with this event; null for null. */
    private Object value(Event event, int depth) {
        boolean deeper = event == Event.START_OBJECT || event == Event.START_ARRAY;
        if (deeper && depth == DEEPEST) {
            throw JsonBody.malformed("The body is nested too deeply.");
        }
        return switch (event) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private List<Object> list(int depth) {
        List<Object> items = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            Object item = value(event, depth);
            if (item == null) {
                throw JsonBody.malformed("A list holds null.");
            }
            items.add(item);
        }
        return items;
    }

    /** Looks at the scale first: an exponent could make the number's digits fill the memory. */
    private Object number() {
        BigDecimal number = parser.getBigDecimal();
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            throw JsonBody.malformed("A number has too many places.");
        }
        boolean whole = number.scale() == 0 && number.precision() <= 18;
        return whole ? (Object) number.longValueExact() : number;
    }
}
