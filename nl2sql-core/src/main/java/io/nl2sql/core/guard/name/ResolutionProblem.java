package io.nl2sql.core.guard.name;

import io.nl2sql.core.guard.finding.FindingCode;
import java.util.List;
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
    /** Unknown before a star, where the validator says so in its own way. */
    private static final Pattern IDENTIFIER = Pattern.compile("Unknown identifier '(.+?)'.*", Pattern.DOTALL);

    /** Complaints in which no name is to be told. */
    private record Sentence(Pattern pattern, String message, String hint) {
        Sentence(String pattern, String message, String hint) {
            this(Pattern.compile(pattern, Pattern.DOTALL), message, hint);
        }
    }

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence(
                    "Expression '(.+)' is not being grouped.*",
                    "This expression is neither grouped nor aggregated.",
                    "Add it to GROUP BY, or aggregate it."),
            new Sentence(
                    ".*[Aa]ggregate.*(?:illegal|nested|not allowed).*",
                    "An aggregate cannot stand here.",
                    "Move it to the select list or to HAVING, or compute it in a WITH query first."),
            new Sentence(
                    "Expression '.*' is not in the select clause.*",
                    "SELECT DISTINCT can only be sorted by what it selects.",
                    "Select this too, or write DISTINCT ON (…)."),
            new Sentence(
                    "Values passed to VALUES operator.*",
                    "The rows of VALUES differ in length.",
                    "Write as many values in each row."),
            new Sentence(
                    "Duplicate relation name.*",
                    "Two tables have the same name here.",
                    "Give one of them another name: AS other."),
            new Sentence("Window '.*' not found.*", "There is no window of this name.", "Define it in WINDOW."),
            new Sentence(
                    "List of column aliases.*",
                    "This names more columns, or fewer, than there are.",
                    "Name each column once, or none."),
            new Sentence(
                    "Ordinal out of range.*",
                    "The select list has no item of this number.",
                    "Count from 1, or write the name."),
            new Sentence(
                    ".*(?:same number of columns|same degree|[Cc]olumn count).*",
                    "The numbers of columns differ.",
                    "Name as many columns on both sides."));

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
        Matcher identifier = IDENTIFIER.matcher(text);
        if (table.matches() || identifier.matches()) {
            String name = table.matches() ? table.group(1) : identifier.group(1);
            return new ResolutionProblem(
                    FindingCode.TABLE_UNKNOWN,
                    "There is no table or alias " + name + " here.",
                    hints.alias(name, tables));
        }
        Matcher ambiguous = AMBIGUOUS.matcher(text);
        if (ambiguous.matches()) {
            return new ResolutionProblem(
                    FindingCode.SEMANTIC,
                    "The column " + ambiguous.group(1) + " is ambiguous.",
                    hints.ambiguous(ambiguous.group(1), tables));
        }
        return SENTENCES.stream()
                .filter(sentence -> sentence.pattern().matcher(text).matches())
                .findFirst()
                .map(sentence -> new ResolutionProblem(FindingCode.SEMANTIC, sentence.message(), sentence.hint()))
                .orElseGet(() ->
                        new ResolutionProblem(FindingCode.SEMANTIC, "The query does not hold together here.", ""));
    }

    public boolean isUnknownName() {
        return code == FindingCode.COLUMN_UNKNOWN || code == FindingCode.TABLE_UNKNOWN;
    }
}
