package io.nl2sql.core.settings;

import io.nl2sql.core.execution.CostBudget;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Raw values by key, read as types. Every method fails with a {@link SettingsException} that names the key. */
final class RawSettings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern SOURCE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    private final Map<String, String> values;

    RawSettings(Map<String, String> raw) {
        this.values = new TreeMap<>();
        raw.forEach((key, value) -> {
            if (SettingKey.find(key).isEmpty()) {
                throw new SettingsException(
                        "Unknown configuration key " + key + ". Did you mean " + SettingKey.nearest(key) + "?");
            }
            if (!value.isBlank()) {
                values.put(key, value.strip());
            }
        });
    }

    /** Names of the data sources that any key mentions. */
    List<String> sourceNames() {
        TreeSet<String> names = new TreeSet<>();
        for (String key : values.keySet()) {
            if (key.startsWith(SettingKey.DATA_SOURCE)) {
                String name = key.substring(SettingKey.DATA_SOURCE.length(), key.lastIndexOf('.'));
                if (!SOURCE_NAME.matcher(name).matches()) {
                    throw malformed(key, "a data source's name of letters, digits, - and _", name);
                }
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    Optional<String> text(String key) {
        String standard = SettingKey.find(key)
                .orElseThrow(() -> new IllegalArgumentException(key))
                .standard();
        return Optional.ofNullable(values.get(key))
                .or(() -> Optional.of(standard).filter(some -> !some.isEmpty()));
    }

    String required(String key, String fix) {
        return text(key)
                .orElseThrow(() -> new SettingsException("The configuration key " + key + " is missing. " + fix));
    }

    Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    Optional<Path> path(String key) {
        return text(key).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw malformed(key, "a file name", value);
            }
        });
    }

    boolean flag(String key) {
        String value = text(key).orElse("false").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw malformed(key, "true or false", value);
        }
        return value.equals("true");
    }

    Optional<Integer> number(String key, int least, int most) {
        return text(key).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw malformed(key, "a whole number from " + least + " to " + most, value);
            }
            throw malformed(key, "a whole number from " + least + " to " + most, value);
        });
    }

    int count(String key, int least, int most) {
        return number(key, least, most).orElseThrow();
    }

    Optional<Double> fraction(String key) {
        return text(key).map(value -> {
            try {
                double fraction = Double.parseDouble(value);
                if (fraction >= 0 && fraction <= 1) {
                    return fraction;
                }
            } catch (NumberFormatException e) {
                throw malformed(key, "a number from 0 to 1", value);
            }
            throw malformed(key, "a number from 0 to 1", value);
        });
    }

    /** A number that is not negative. */
    Optional<Double> amount(String key) {
        return text(key).map(value -> {
            if (!AMOUNT.matcher(value).matches()) {
                throw malformed(key, "an amount such as 0.15", value);
            }
            return Double.valueOf(value);
        });
    }

    Duration duration(String key, Duration longest) {
        Duration duration = duration(key);
        if (duration.compareTo(longest) > 0) {
            throw malformed(
                    key,
                    "a time of at most " + longest.toDays() + "d",
                    text(key).orElseThrow());
        }
        return duration;
    }

    Duration duration(String key) {
        String value = text(key).orElseThrow();
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw malformed(key, "a time such as 500ms, 15s, 10m, 1h or 1d", value);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    long bytes(String key) {
        String value = text(key).orElseThrow();
        Matcher matcher = BYTES.matcher(value);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw malformed(key, "a size such as 64MB", value);
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2).toUpperCase(Locale.ROOT);
        return Long.parseLong(matcher.group(1))
                << (10 * List.of("B", "KB", "MB", "GB").indexOf(unit));
    }

    List<String> list(String key) {
        return Arrays.stream(text(key).orElse("").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    CostBudget costs(String key) {
        try {
            return CostBudget.parse(list(key));
        } catch (IllegalArgumentException e) {
            throw malformed(
                    key,
                    "a cost such as 1e9, or costs by role such as 1e9,auditor=1e11",
                    text(key).orElse(""));
        }
    }

    Optional<ZoneId> zone(String key) {
        return text(key).map(value -> {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw malformed(key, "a time zone such as Europe/Berlin", value);
            }
        });
    }

    /** A day of every year; 29 February is none. */
    MonthDay monthDay(String key) {
        String value = text(key).orElseThrow();
        try {
            MonthDay day = MonthDay.parse("--" + value);
            if (day.isValidYear(1)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw malformed(key, "a day of every year such as 07-01", value);
        }
        throw malformed(key, "a day of every year such as 07-01", value);
    }

    /** The URL's user information and parameters may hold a password, so that a bad value is never repeated. */
    Optional<String> jdbcUrl(String key) {
        return text(key).map(value -> {
            if (!value.startsWith("jdbc:postgresql://") || value.matches("(?s).*\\s.*")) {
                throw new SettingsException(
                        "The value of " + key + " must be a JDBC URL such as jdbc:postgresql://host:5432/database.");
            }
            return value;
        });
    }

    /** The URL's user information may hold a password, so that a bad value is never repeated. */
    Optional<URI> httpUrl(String key) {
        return text(key)
                .map(value -> uri(value)
                        .filter(url ->
                                "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                        .filter(url -> url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null)
                        .orElseThrow(() -> new SettingsException("The value of " + key
                                + " must be an address such as https://host/v1, without user and password.")));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String value = text(key).orElseThrow();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw malformed(
                key,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList()),
                value);
    }

    static SettingsException malformed(String key, String expected, String value) {
        boolean secret = SettingKey.find(key)
                .map(SettingKey::kind)
                .filter(SettingKey.Kind.SECRET::equals)
                .isPresent();
        return new SettingsException("The value of " + key + " must be " + expected + ", not "
                + (secret ? "what it is" : "'" + value + "'") + ".");
    }
}
