package io.nl2sql.core.guard.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of date fields and formats that cannot fail on a date, whatever its value. */
public final class DateFields {
    private static final Set<String> KNOWN = Set.of(
            "century",
            "day",
            "decade",
            "dow",
            "doy",
            "epoch",
            "hour",
            "isodow",
            "isoyear",
            "microseconds",
            "millennium",
            "milliseconds",
            "minute",
            "month",
            "quarter",
            "second",
            "week",
            "year");

    private static final Pattern PLAIN_FORMAT = Pattern.compile(
            "(?:FM|YYYY|YY|IYYY|IW|WW|Month|MONTH|month|Mon|MON|mon|MM|DD|D|Day|DAY|day|Dy|DY|dy|HH24|HH12|HH|MI|SS|Q|AM|PM"
                    + "|[-/., :]|\"[A-Za-z ]*\")*+");

    private DateFields() {}

    public static boolean isKnown(String field) {
        return KNOWN.contains(field.toLowerCase(Locale.ROOT));
    }

    public static boolean isPlainFormat(String format) {
        return PLAIN_FORMAT.matcher(format).matches();
    }
}
