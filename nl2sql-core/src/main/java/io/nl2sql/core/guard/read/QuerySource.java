package io.nl2sql.core.guard.read;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.guard.finding.Findings;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import io.nl2sql.security.policy.ColumnMask;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Where the nodes of a parsed query come from, what was found there, and what names in it can mean. Not thread-safe. */
public final class QuerySource {
    private final List<Token> tokens;
    private final Findings findings;
    private final TokenEdits edits = new TokenEdits();
    private final Map<String, Set<ColumnType.Category>> categories = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();
    private final Set<String> namedColumns = new HashSet<>();
    private final Set<Integer> schemasToDrop = new HashSet<>();
    private final Set<Integer> ignored = new HashSet<>();
    private final Set<Integer> rowCandidates = new HashSet<>();
    private final Set<Integer> rows = new HashSet<>();
    private boolean floats;
    private boolean star;
    private boolean hasRows;
    private boolean allDoubtful;

    public QuerySource(List<Token> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    public List<Token> tokens() {
        return tokens;
    }

    public void find(FindingCode code, String message, SqlNode node) {
        find(code, message, node.getParserPosition().getColumnNum(), "");
    }

    public void find(FindingCode code, String message, SqlNode node, String hint) {
        find(code, message, node.getParserPosition().getColumnNum(), hint);
    }

    /** A finding at a 1-based column of the tree. */
    public void find(FindingCode code, String message, int column, String hint) {
        findings.add(code, message, tokens.get(tokenAt(column)).offset(), hint);
    }

    /** The token that a 1-based column of the tree stands for. */
    private int tokenAt(int column) {
        return Math.min(Math.max(column, 1), tokens.size()) - 1;
    }

    /** Whether nobody hears of further findings. */
    boolean isFull() {
        return findings.isFull();
    }

    /** The name that stands before another with a dot between, at a 1-based column of the tree; empty where none does. */
    public String qualifier(int column) {
        int at = tokenAt(column);
        boolean qualifies = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
        return qualifies ? tokens.get(at).value() : "";
    }

    public int firstToken(SqlNode node) {
        return tokenAt(node.getParserPosition().getColumnNum());
    }

    public int lastToken(SqlNode node) {
        return tokenAt(node.getParserPosition().getEndColumnNum());
    }

    /** A column named {@code schema.table.column}: the schema is gone once the table is a derived one. */
    void dropSchema(SqlIdentifier name) {
        schemasToDrop.add(firstToken(name));
    }

    public Set<Integer> schemasToDrop() {
        return Set.copyOf(schemasToDrop);
    }

    /** What is to be written in other words, before anything else is made of the query. */
    public TokenEdits edits() {
        return edits;
    }

    // Names

    void uses(VisibleTable table) {
        for (Column column : table.table().columns()) {
            ColumnType.Category category = table.isMasked(column.name())
                    ? ColumnType.Category.OTHER
                    : column.type().category();
            floats |= category == ColumnType.Category.FLOAT
                    || table.masks().get(column.name()) instanceof ColumnMask.Custom;
            categories
                    .computeIfAbsent(column.name(), name -> EnumSet.noneOf(ColumnType.Category.class))
                    .add(category);
        }
    }

    /** Whether a table of the query could hold floating-point numbers. */
    public boolean readsFloats() {
        return floats;
    }

    void alias(SqlIdentifier name) {
        aliases.add(name.getSimple());
    }

    public boolean isAlias(String name) {
        return aliases.contains(name);
    }

    void aliases(SqlNodeList names) {
        if (names != null) {
            names.forEach(name -> alias((SqlIdentifier) name));
        }
    }

    /** A select item whose column is not surely what its name says. */
    void doubts(SqlNode item) {
        if (item instanceof SqlIdentifier name && name.isStar()) {
            allDoubtful = true;
        } else if (item instanceof SqlIdentifier name) {
            aliases.add(name.names.get(name.names.size() - 1));
        }
    }

    void names(SqlIdentifier column) {
        if (column.isStar()) {
            star = true;
        } else {
            namedColumns.add(column.names.get(column.names.size() - 1));
        }
    }

    /** A whole row is asked for: all columns of a table. */
    void namesRow() {
        star = true;
        hasRows = true;
    }

    /** Whether a whole row stands anywhere, so that a column more in a table would show. */
    public boolean hasRows() {
        return hasRows;
    }

    public Set<String> namedColumns() {
        return Set.copyOf(namedColumns);
    }

    public boolean hasStar() {
        return star;
    }

    /** Leaves out the name at a column of the tree, so that the next fault shows; false where it already is. */
    public boolean ignore(int column) {
        return ignored.add(tokenAt(column));
    }

    boolean isIgnored(SqlIdentifier name) {
        return ignored.stream().anyMatch(token -> token >= firstToken(name) && token <= lastToken(name));
    }

    /** Takes the name at a column of the tree for a whole row from now on; false where it was no candidate, or is one. */
    public boolean makeRow(int column) {
        int token = tokenAt(column);
        return rowCandidates.contains(token) && rows.add(token);
    }

    /** Whether the name, which may be that of a whole row, was found not to be that of a column. */
    boolean isRow(SqlIdentifier name) {
        rowCandidates.add(firstToken(name));
        return rows.contains(firstToken(name));
    }

    /** Whether every column that the name can mean in this query is of one of these categories, as far as is certain. */
    public boolean isSurely(String column, Set<ColumnType.Category> anyOf) {
        Set<ColumnType.Category> possible = categories.get(column);
        return !allDoubtful && possible != null && !aliases.contains(column) && anyOf.containsAll(possible);
    }
}
