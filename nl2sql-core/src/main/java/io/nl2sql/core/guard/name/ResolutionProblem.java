package io.nl2sql.core.guard.name;

import io.nl2sql.core.guard.finding.FindingCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;

/**
 * The validator's complaint in our words. Calcite's own texts name stand-ins.
 *
 * @param code what kind of complaint
 * @param message a sentence
 * @param hint what to do
 */
public record ResolutionProblem(FindingCode code, String message, String hint) {
    private static final Pattern COLUMN =
            Pattern.compile("Column '(.+?)' not found in (?:any )?table.*", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("Table '(.+?)' not found.*", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '?(.+?)'? is ambiguous.*", Pattern.DOTALL);
    private static final Pattern GROUPED = Pattern.compile("Expression '(.+)' is not being grouped.*", Pattern.DOTALL);
    private static final Pattern AGGREGATE =
            Pattern.compile(".*[Aa]ggregate.*(?:illegal|nested|not allowed).*", Pattern.DOTALL);
    private static final Pattern DEGREE =
            Pattern.compile(".*(?:same number of columns|same degree|[Cc]olumn count).*", Pattern.DOTALL);

    /**
     * @param qualifier what stands before a column there, empty where nothing does
     * @param tables those of the query
     */
    public static ResolutionProblem of(
            CalciteContextException problem, String qualifier, NamedTables tables, Hints hints) {
        String text = problem.getCause() == null
                ? ""
                : String.valueOf(problem.getCause().getMessage());
        Matcher column = COLUMN.matcher(text);
        if (column.matches()) {
            return new ResolutionProblem(
                    FindingCode.COLUMN_UNKNOWN,
                    "The column " + column.group(1) + " is unknown.",
                    hints.column(column.group(1), qualifier, tables));
        }
        Matcher table = TABLE.matcher(text);
        if (table.matches()) {
            return new ResolutionProblem(
                    FindingCode.TABLE_UNKNOWN,
                    "There is no table or alias " + table.group(1) + " here.",
                    hints.alias(table.group(1), tables));
        }
        Matcher ambiguous = AMBIGUOUS.matcher(text);
        if (ambiguous.matches()) {
            return new ResolutionProblem(
                    FindingCode.SEMANTIC,
                    "The column " + ambiguous.group(1) + " is ambiguous.",
                    hints.ambiguous(ambiguous.group(1), tables));
        }
        if (GROUPED.matcher(text).matches()) {
            return new ResolutionProblem(
                    FindingCode.SEMANTIC,
                    "This expression is neither grouped nor aggregated.",
                    "Add it to GROUP BY, or aggregate it.");
        }
        if (AGGREGATE.matcher(text).matches()) {
            return new ResolutionProblem(
                    FindingCode.SEMANTIC,
                    "An aggregate cannot stand here.",
                    "Move it to the select list or to HAVING, or compute it in a WITH query first.");
        }
        if (DEGREE.matcher(text).matches()) {
            return new ResolutionProblem(
                    FindingCode.SEMANTIC, "The numbers of columns differ.", "Name as many columns on both sides.");
        }

        return new ResolutionProblem(FindingCode.SEMANTIC, "The query does not hold together here.", "");
    }

    public boolean isUnknownName() {
        return code == FindingCode.COLUMN_UNKNOWN || code == FindingCode.TABLE_UNKNOWN;
    }
}
