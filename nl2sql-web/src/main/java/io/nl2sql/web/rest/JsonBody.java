package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The JSON object of a request, read strictly: UTF-8 only, of bounded size, no field twice, no field that is not known.
 * Every problem is a REQUEST_MALFORMED that names the field. A field that is null counts as absent.
 */
public final class JsonBody {
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_ITEMS = 10_000;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<String, JsonValue> fields;
    private final Map<String, List<JsonBody>> lists;
    private final Map<String, List<String>> texts;

    private JsonBody(
            Map<String, JsonValue> fields, Map<String, List<JsonBody>> lists, Map<String, List<String>> texts) {
        this.fields = fields;
        this.lists = lists;
        this.texts = texts;
    }

    /**
     * What a body may hold.
     *
     * @param fields names of fields
     * @param lists names of those that are lists of objects, and the fields of these
     * @param texts names of those that are lists of texts
     * @param largest bytes of the whole body
     */
    public record Shape(List<String> fields, Map<String, List<String>> lists, Set<String> texts, int largest) {
        public Shape {
            fields = List.copyOf(fields);
            lists = Map.copyOf(lists);
            texts = Set.copyOf(texts);
        }
    }

    static JsonBody read(InputStream body, List<String> known) throws IOException {
        return read(body, new Shape(known, Map.of(), Set.of(), LARGEST));
    }

    public static JsonBody read(InputStream body, Shape shape) throws IOException {
        return parse(decode(body.readNBytes(shape.largest() + 1), shape.largest()), shape);
    }

    static String decode(byte[] bytes, int largest) {
        if (bytes.length > largest) {
            throw malformed("The body is larger than " + largest / 1024 + " KB.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "The body is not text in UTF-8.", e);
        }
    }

    /** Reads token by token, so that nesting is refused where it begins. */
    private static JsonBody parse(String text, Shape shape) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw malformed("The body must be a JSON object.");
            }
            JsonBody body = object(parser, shape);
            if (parser.hasNext()) {
                parser.next();
                throw malformed("Something follows the JSON object.");
            }
            return body;
        } catch (JsonException | NoSuchElementException e) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "The body is not JSON.", e);
        }
    }

    private static JsonBody object(JsonParser parser, Shape shape) {
        Map<String, JsonValue> fields = new HashMap<>();
        Map<String, List<JsonBody>> lists = new HashMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = known(parser.getString(), shape.fields());
            if (fields.containsKey(name) || lists.containsKey(name) || texts.containsKey(name)) {
                throw malformed("The field '" + name + "' stands twice.");
            }
            Event value = parser.next();
            if (value == Event.START_ARRAY && shape.lists().containsKey(name)) {
                lists.put(name, list(name, parser, shape.lists().get(name)));
            } else if (value == Event.START_ARRAY && shape.texts().contains(name)) {
                texts.put(name, texts(name, parser));
            } else {
                fields.put(name, scalar(name, value, parser));
            }
        }
        return new JsonBody(fields, lists, texts);
    }

    private static List<JsonBody> list(String name, JsonParser parser, List<String> known) {
        List<JsonBody> items = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (event != Event.START_OBJECT || items.size() == MOST_ITEMS) {
                throw malformed("The field '" + name + "' must be a list of at most " + MOST_ITEMS + " objects.");
            }
            items.add(object(parser, new Shape(known, Map.of(), Set.of(), 0)));
        }
        return items;
    }

    /** Tools mix nulls in; they mean nothing. */
    private static List<String> texts(String name, JsonParser parser) {
        List<String> items = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (event == Event.VALUE_STRING && items.size() < MOST_ITEMS) {
                items.add(parser.getString());
            } else if (event != Event.VALUE_NULL) {
                throw malformed("The field '" + name + "' must be a list of at most " + MOST_ITEMS + " texts.");
            }
        }
        return items;
    }

    private static String known(String name, List<String> known) {
        if (known.contains(name)) {
            return name;
        }
        throw malformed("Unknown field '" + shortened(name) + "'; known are " + String.join(", ", known) + ".");
    }

    private static JsonValue scalar(String name, Event event, JsonParser parser) {
        return switch (event) {
            case START_ARRAY, START_OBJECT ->
                throw malformed("The field '" + name + "' must not be a list or an object.");
            default -> parser.getValue();
        };
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    public static Nl2SqlException malformed(String detail) {
        return new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, detail);
    }

    /** The objects of a list; empty where it is absent. */
    public List<JsonBody> list(String name) {
        if (has(name)) {
            throw malformed("The field '" + name + "' must be a list.");
        }
        return lists.getOrDefault(name, List.of());
    }

    /** The texts of a list; empty where it is absent. */
    public Optional<List<String>> texts(String name) {
        if (has(name)) {
            throw malformed("The field '" + name + "' must be a list.");
        }
        return Optional.ofNullable(texts.get(name));
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<JsonValue> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> value != JsonValue.NULL);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed("The field '" + name + "' is missing."));
    }

    Optional<UUID> optionalId(String name) {
        return optionalText(name).map(text -> {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new Nl2SqlException(
                        ErrorCode.REQUEST_MALFORMED, "The field '" + name + "' must be the id of an answer.", e);
            }
        });
    }

    public Optional<String> optionalText(String name) {
        return find(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw malformed("The field '" + name + "' must be text.");
        });
    }

    /** A count from 1 on; what is beyond the range of an {@code int} is its largest value. */
    public Optional<Integer> optionalCount(String name) {
        return find(name).map(value -> {
            if (value instanceof JsonNumber number && isCount(number)) {
                return number.bigDecimalValue()
                        .toBigInteger()
                        .min(BigInteger.valueOf(Integer.MAX_VALUE))
                        .intValue();
            }
            throw malformed("The field '" + name + "' must be a whole number from 1 on.");
        });
    }

    /** As {@link #optionalCount}, with 0 counting as absent too. */
    public Optional<Integer> countOrNone(String name) {
        boolean none = find(name)
                .filter(JsonNumber.class::isInstance)
                .filter(number -> ((JsonNumber) number).bigDecimalValue().signum() == 0)
                .isPresent();
        return none ? Optional.empty() : optionalCount(name);
    }

    /** Looks at the scale first: an exponent could make the number's digits fill the memory. */
    private static boolean isCount(JsonNumber number) {
        return number.bigDecimalValue().signum() > 0 && number.bigDecimalValue().scale() == 0;
    }

    public boolean flag(String name) {
        JsonValue value = find(name).orElse(JsonValue.FALSE);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw malformed("The field '" + name + "' must be true or false.");
    }
}
