package io.nl2sql.core.guard.fence;

import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.parse.Brackets;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/**
 * Finds which tokens a condition or a select item is made of. The tree's positions leave out parentheses around a node;
 * hence each range is proven by what stands beside it, and there is none where that is not what it should be.
 */
final class TextRanges {
    private static final Set<String> BEHIND_CONDITIONS = Set.of(
            ")",
            ",",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "where",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross");
    private static final Set<String> BEHIND_ITEMS = Set.of(
            ")",
            ",",
            "from",
            "where",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except");
    private static final Set<String> BEFORE_ITEMS = Set.of("select", "distinct", "all", ",");

    private final QuerySource source;
    private final List<Token> tokens;
    private final int[] partners;
    /** By index, the opening bracket that the token stands in, or -1. */
    private final int[] enclosing;

    TextRanges(QuerySource source) {
        this.source = source;
        this.tokens = source.tokens();
        this.partners = Brackets.of(tokens).partners().clone();
        this.enclosing = new int[tokens.size()];
        Arrays.fill(enclosing, -1);
        for (int open = 0; open < partners.length; open++) {
            if (isOpening(open)) {
                partners[partners[open]] = open;
            }
        }
        encloseAll();
    }

    private void encloseAll() {
        int open = -1;
        for (int at = 0; at < enclosing.length; at++) {
            if (at > 0 && isOpening(at - 1)) {
                open = at - 1;
            }
            if (isClosing(at)) {
                open = enclosing[partners[at]];
            }
            enclosing[at] = open;
        }
    }

    private boolean isOpening(int at) {
        return tokens.get(at).is("(") || tokens.get(at).is("[");
    }

    private boolean isClosing(int at) {
        return tokens.get(at).is(")") || tokens.get(at).is("]");
    }

    // Conditions

    /**
     * The conditions that AND joins, each with its tokens; empty where the text is not as expected.
     *
     * @param keyword what stands before the condition
     */
    Optional<Map<SqlNode, TextRange>> conjuncts(SqlNode condition, String keyword) {
        int first = source.firstToken(condition);
        while (is(first - 1, "(")) {
            first--;
        }
        int last = balanced(condition).last();
        while (is(last + 1, ")") && partners[last + 1] >= first) {
            last++;
        }
        Map<SqlNode, TextRange> found = new LinkedHashMap<>();
        boolean proven = is(first - 1, keyword)
                && isEnd(last + 1, first, BEHIND_CONDITIONS)
                && split(condition, new TextRange(first, last), found);
        return proven ? Optional.of(found) : Optional.empty();
    }

    private boolean split(SqlNode node, TextRange range, Map<SqlNode, TextRange> into) {
        if (node.getKind() != SqlKind.AND) {
            into.put(node, range);
            return isExactly(node, range);
        }
        TextRange rest = range;
        while (isWrapped(rest)) {
            rest = rest.inner();
        }
        List<SqlNode> operands = ((SqlCall) node).getOperandList();
        for (int i = operands.size() - 1; i > 0; i--) {
            int start = source.firstToken(operands.get(i));
            while (is(start - 1, "(")) {
                start--;
            }
            boolean joined = start - 1 > rest.first() && is(start - 1, "and");
            if (!joined || !split(operands.get(i), new TextRange(start, rest.last()), into)) {
                return false;
            }
            rest = new TextRange(rest.first(), start - 2);
        }
        return split(operands.get(0), rest, into);
    }

    // Select items

    /** The tokens of a select item without its alias, or empty where the text is not as expected. */
    Optional<TextRange> item(SqlSelect select, SqlNode item) {
        boolean named = item.getKind() == SqlKind.AS;
        SqlNode value = named ? ((SqlCall) item).operand(0) : item;
        int first = source.firstToken(value);
        while (is(first - 1, "(")) {
            first--;
        }
        int last = named ? beforeAlias(((SqlCall) item).operand(1)) : lastOfItem(value, first);
        int beginning = source.firstToken(select);
        boolean proven = first > 0
                && first <= last
                && is(beginning, "select")
                && isOneOf(first - 1, BEFORE_ITEMS)
                && enclosing[first] == enclosing[beginning]
                && isExactly(value, new TextRange(first, last));
        return proven ? Optional.of(new TextRange(first, last)) : Optional.empty();
    }

    private int beforeAlias(SqlNode alias) {
        int at = source.firstToken(alias);
        return is(at - 1, "as") ? at - 2 : at - 1;
    }

    private int lastOfItem(SqlNode value, int first) {
        int last = balanced(value).last();
        while (is(last + 1, ")") && partners[last + 1] >= first) {
            last++;
        }
        return isEnd(last + 1, first, BEHIND_ITEMS) ? last : -1;
    }

    // Proof

    /** Whether the range is the node's own text, in parentheses perhaps. */
    private boolean isExactly(SqlNode node, TextRange range) {
        TextRange own = balanced(node);
        TextRange rest = range;
        while (!rest.equals(own) && isWrapped(rest)) {
            rest = rest.inner();
        }
        return rest.equals(own);
    }

    private boolean isWrapped(TextRange range) {
        return range.first() < range.last() && is(range.first(), "(") && partners[range.first()] == range.last();
    }

    /** The node's position, widened until no bracket in it has its partner outside. */
    private TextRange balanced(SqlNode node) {
        int first = source.firstToken(node);
        int last = source.lastToken(node);
        for (int at = first; at <= last; at++) {
            if (isOpening(at) || isClosing(at)) {
                last = Math.max(last, partners[at]);
                if (partners[at] < first) {
                    first = partners[at];
                    at = first;
                }
            }
        }
        return new TextRange(first, last);
    }

    private boolean isEnd(int at, int first, Set<String> words) {
        if (at >= tokens.size()) {
            return true;
        }
        return isOneOf(at, words) && !(tokens.get(at).is(")") && partners[at] >= first);
    }

    private boolean isOneOf(int at, Set<String> words) {
        Token token = tokens.get(at);
        boolean plain = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.SYMBOL;
        return plain && words.contains(token.value());
    }

    private boolean is(int at, String value) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(value);
    }
}
