package io.nl2sql.core.guard.finding;

/** Stable codes of refusals. */
public enum FindingCode {
    EMPTY("Write a query; it begins with SELECT, WITH, VALUES or TABLE."),
    TOO_LARGE("Ask for less at a time."),
    CHARACTER_NOT_ALLOWED("Leave the character out, or type it anew."),
    NOT_ONE_STATEMENT("Send what follows the semicolon on its own, or leave it out."),
    SYNTAX("Look at this word and the one before it."),
    NOT_A_QUERY("Write a query that begins with SELECT, WITH, VALUES or TABLE; nothing can be changed here."),
    CONSTRUCT_NOT_ALLOWED("Write it with SELECT, JOIN, WHERE, GROUP BY and functions."),
    TABLE_UNKNOWN("Read tables that you may see; the schema lists them."),
    COLUMN_UNKNOWN("Name columns that you may see; the schema lists them."),
    FUNCTION_NOT_ALLOWED("Use functions that only compute, such as lower, coalesce, date_trunc or sum."),
    OPERATOR_NOT_ALLOWED("Write it with comparisons, arithmetic, LIKE, or the operators of arrays and JSON."),
    TYPE_NOT_ALLOWED("Cast to a type of values, such as integer, numeric, text, date or timestamp."),
    SEMANTIC("Check that names, and numbers of columns, fit one another."),
    NOT_PROVEN("Write the query more simply, or split it by WITH.");

    private final String remedy;

    FindingCode(String remedy) {
        this.remedy = remedy;
    }

    /** What to do where nothing more particular is known. */
    public String remedy() {
        return remedy;
    }
}
