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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The JSON object of a request, read strictly: UTF-8 only, of bounded size, no field twice, no field that is not known.
 * Every problem is a REQUEST_MALFORMED that names the field. A field that is null counts as absent.
 */
final class JsonBody {
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_NAME = 60;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final Map<String, JsonValue> fields;

    private JsonBody(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    static JsonBody read(InputStream body, List<String> known) throws IOException {
        return new JsonBody(parse(decode(body.readNBytes(LARGEST + 1)), known));
    }

    private static String decode(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw malformed("The body is larger than 64 KB.");
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
    private static Map<String, JsonValue> parse(String text, List<String> known) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw malformed("The body must be a JSON object.");
            }
            Map<String, JsonValue> fields = new HashMap<>();
            while (parser.next() == Event.KEY_NAME) {
                String name = known(parser.getString(), known);
                if (fields.put(name, scalar(name, parser)) != null) {
                    throw malformed("The field '" + name + "' stands twice.");
                }
            }
            if (parser.hasNext()) {
                parser.next();
                throw malformed("Something follows the JSON object.");
            }
            return fields;
        } catch (JsonException | NoSuchElementException e) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "The body is not JSON.", e);
        }
    }

    private static String known(String name, List<String> known) {
        if (known.contains(name)) {
            return name;
        }
        throw malformed("Unknown field '" + shortened(name) + "'; known are " + String.join(", ", known) + ".");
    }

    private static JsonValue scalar(String name, JsonParser parser) {
        return switch (parser.next()) {
            case START_ARRAY, START_OBJECT ->
                throw malformed("The field '" + name + "' must not be a list or an object.");
            default -> parser.getValue();
        };
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static Nl2SqlException malformed(String detail) {
        return new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, detail);
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    private Optional<JsonValue> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> value != JsonValue.NULL);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed("The field '" + name + "' is missing."));
    }

    Optional<String> optionalText(String name) {
        return find(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw malformed("The field '" + name + "' must be text.");
        });
    }

    /** A count from 1 on; what is beyond the range of an {@code int} is its largest value. */
    Optional<Integer> optionalCount(String name) {
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

    /** Looks at the scale first: an exponent could make the number's digits fill the memory. */
    private static boolean isCount(JsonNumber number) {
        return number.bigDecimalValue().signum() > 0 && number.bigDecimalValue().scale() == 0;
    }

    boolean flag(String name) {
        JsonValue value = find(name).orElse(JsonValue.FALSE);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw malformed("The field '" + name + "' must be true or false.");
    }
}
