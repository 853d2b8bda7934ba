package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.TOO_LARGE;

import io.nl2sql.core.guard.name.Functions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** Bounds the functions that make much out of little, over one query. Not thread-safe. */
final class Growth {
    private static final int MOST_COPIES = 10_000;
    private static final int MOST_COLLECTIONS = 5;
    private static final Set<String> COLLECTING = Set.of("array_agg", "string_agg", "range_agg");
    /** Begin the names of JSON's. */
    private static final List<String> JSON_COLLECTING =
            List.of("json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg");

    /** A format whose fields have widths of three digits at most, none of them an argument. */
    private static final Pattern PLAIN_FORMAT = Pattern.compile("(?:[^%]|%%|%(?:[0-9]{1,2}[$])?-?[0-9]{0,3}[sIL])*+");

    private static final BigDecimal TOO_MANY = BigDecimal.valueOf(MOST_COPIES + 1);

    private final QuerySource source;
    private long copies;
    private int collections;

    Growth(QuerySource source) {
        this.source = source;
    }

    void check(SqlCall call, Functions.Function function) {
        if (function.literalArgument() > 0 && call.operandCount() >= function.literalArgument()) {
            checkCopies(call, call.operand(function.literalArgument() - 1));
        }
        if (function.name().equals("format")) {
            checkFormat(call);
        }
        if (function.name().equals("generate_series")) {
            Series.check(call, source);
        }
        if (collects(function.name()) && ++collections > MOST_COLLECTIONS) {
            source.find(TOO_LARGE, "A query collects at most " + MOST_COLLECTIONS + " lists.", call);
        }
    }

    private static boolean collects(String function) {
        return COLLECTING.contains(function) || JSON_COLLECTING.stream().anyMatch(function::startsWith);
    }

    private void checkCopies(SqlCall call, SqlNode count) {
        boolean number = count instanceof SqlNumericLiteral literal && literal.isInteger();
        copies += number
                ? ((SqlNumericLiteral) count).bigDecimalValue().min(TOO_MANY).longValue()
                : MOST_COPIES + 1;
        if (copies > MOST_COPIES) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "repeat, lpad and rpad take numbers up to " + MOST_COPIES + " in all of a query.",
                    call);
        }
    }

    private void checkFormat(SqlCall call) {
        boolean plain = call.operandCount() > 0
                && Constants.text(call.operand(0))
                        .filter(format -> PLAIN_FORMAT.matcher(format).matches())
                        .isPresent();
        if (!plain) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "format takes a literal whose fields are at most 999 characters wide.",
                    call);
        }
    }
}
