package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands behind the question mark of an address, read strictly: what is not known or cannot be read is named. */
final class AddressQuery {
    private static final int LONGEST = 1000;
    /** What the system database can compare with, by far. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final MultivaluedMap<String, String> values;

    private AddressQuery(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /**
     * Checks names and texts.
     *
     * @throws Nl2SqlException REQUEST_MALFORMED for a name that is not known, is given twice or has no value
     */
    static AddressQuery of(MultivaluedMap<String, String> values, Set<String> known) {
        values.forEach((name, texts) -> check(name, texts, known));
        return new AddressQuery(values);
    }

    private static void check(String name, List<String> texts, Set<String> known) {
        if (!known.contains(name)) {
            throw malformed("There is no parameter of this name here: " + shown(name) + ". Known are "
                    + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        if (texts.size() != 1) {
            throw malformed("'" + name + "' must be given once.");
        }
        String text = texts.get(0);
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw malformed("'" + name + "' must hold 1 to " + LONGEST + " printable characters.");
        }
    }

    /** A name from outside may hold anything. */
    private static String shown(String name) {
        return "'"
                + name.codePoints()
                        .limit(60)
                        .mapToObj(point -> Character.isLetterOrDigit(point) || point == '_' || point == '-'
                                ? Character.toString(point)
                                : "?")
                        .collect(Collectors.joining())
                + "'";
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.getFirst(name));
    }

    Optional<String> text(String name, Pattern form, String description) {
        return text(name).map(text -> {
            if (form.matcher(text).matches()) {
                return text;
            }
            throw malformed("'" + name + "' must be " + description + ".");
        });
    }

    boolean flag(String name) {
        return text(name, Pattern.compile("true|false"), "true or false")
                .filter("true"::equals)
                .isPresent();
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return text(name)
                .map(text -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> choice.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> malformed("'" + name + "' must be one of "
                                + Arrays.stream(choices.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    Optional<Instant> moment(String name, String example) {
        return text(name).map(text -> {
            try {
                return moment(text);
            } catch (DateTimeException e) {
                throw new Nl2SqlException(
                        ErrorCode.REQUEST_MALFORMED,
                        String.format(Locale.ROOT, "'%s' must be a moment such as %s.", name, example),
                        e);
            }
        });
    }

    /** @throws DateTimeException when it is none, or none of the calendar's four-digit years */
    static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return moment;
    }

    static Nl2SqlException malformed(String sentence) {
        return new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, sentence);
    }
}
