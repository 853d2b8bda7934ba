package io.nl2sql.web.faces;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a column's values for people: grouped numbers, ISO dates, no more decimals than can be read. */
final class CellFormat {
    private static final int READABLE_DECIMALS = 6;
    private static final int ROUNDED_DECIMALS = 2;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME_ZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final Pattern COUNTED_NAMES =
            Pattern.compile("(?:.*_)?(?:id|year|code|key|no|nr|number|zip|postcode)", Pattern.CASE_INSENSITIVE);

    private final boolean grouped;

    private CellFormat(boolean grouped) {
        this.grouped = grouped;
    }

    /** Numbers that name something, such as keys and years, stay without separators. */
    static CellFormat of(ResultColumn column) {
        return new CellFormat(!COUNTED_NAMES.matcher(column.name()).matches());
    }

    Cell cell(Object value) {
        if (value == null) {
            return new Cell("", "", null);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return new Cell(text(value), "", value);
    }

    private Cell number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double exact = number.doubleValue();
            if (Double.isNaN(exact) || Double.isInfinite(exact)) {
                return new Cell(number.toString(), "", number);
            }
        }
        BigDecimal exact = new BigDecimal(number.toString());
        boolean round = exact.scale() > READABLE_DECIMALS;
        BigDecimal shown = round ? exact.setScale(ROUNDED_DECIMALS, RoundingMode.HALF_UP) : exact;
        if (round && shown.signum() == 0 && exact.signum() != 0) {
            return new Cell(exact.round(new java.math.MathContext(3)).toString(), exact.toString(), number);
        }
        return new Cell(plain(shown), round ? exact.toPlainString() : "", number);
    }

    private String plain(BigDecimal shown) {
        DecimalFormat format =
                new DecimalFormat(grouped ? "#,##0" : "0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(Math.max(shown.scale(), 0));
        format.setMaximumFractionDigits(Math.max(shown.scale(), 0));
        return format.format(shown);
    }

    private static String text(Object value) {
        if (value instanceof LocalDateTime at) {
            return DATE_TIME.format(at);
        }
        if (value instanceof OffsetDateTime at) {
            return DATE_TIME_ZONE.format(at);
        }
        if (value instanceof ResultTable.Json json) {
            return json.text();
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> element == null ? "null" : text(element))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
