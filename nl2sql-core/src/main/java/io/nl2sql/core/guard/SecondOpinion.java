package io.nl2sql.core.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another parser reads the final text. It must find one query in which every table stands inside a policy select that
 * the guard wrote, each of those exactly once, and nothing that locks or writes. Thread-safe.
 */
final class SecondOpinion {
    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinion.class);
    private static final int MOST_CACHED = 5_000;

    private final Duration timeout;
    /** How the other parser prints a policy select, by the select. */
    private final Map<String, String> printed = new ConcurrentHashMap<>();

    SecondOpinion(Duration timeout) {
        this.timeout = timeout;
    }

    /** Whether the text reads as one query over exactly these policy selects. */
    boolean confirms(String sql, List<String> policySelects) {
        try {
            if (!(parse(sql) instanceof Select select)) {
                return false;
            }
            Map<String, Integer> expected = new HashMap<>();
            for (String policySelect : policySelects) {
                expected.merge(printed(policySelect), 1, Integer::sum);
            }
            SyntaxWalk walk = new SyntaxWalk(expected);
            return walk.accepts(select);
        } catch (ParseException | JSQLParserException e) {
            LOG.info(
                    "The second parser does not read a rewritten query: {}",
                    e.getClass().getSimpleName());
            LOG.debug("What it says", e);
            return false;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            LOG.info("The second parser failed on a rewritten query: {}", e.toString());
            LOG.debug("Where it failed", e);
            return false;
        }
    }

    private String printed(String policySelect) throws ParseException, JSQLParserException {
        String known = printed.get(policySelect);
        if (known != null) {
            return known;
        }
        List<ParenthesedSelect> found = new ArrayList<>();
        Statement statement = parse("SELECT 1 FROM " + policySelect + " AS x");
        SyntaxWalk.forEach(statement, node -> {
            if (node instanceof ParenthesedSelect select && found.isEmpty()) {
                found.add(select);
            }
            return !(node instanceof ParenthesedSelect);
        });
        if (found.isEmpty() || tablesOutsideQueries(found.get(0)) == 0) {
            throw new JSQLParserException("A policy select reads as something else");
        }
        String text = found.get(0).getSelect().toString();
        if (printed.size() < MOST_CACHED) {
            printed.put(policySelect, text);
        }
        return text;
    }

    private static int tablesOutsideQueries(ParenthesedSelect select) {
        List<Table> tables = new ArrayList<>();
        SyntaxWalk.forEach(select, node -> {
            if (node instanceof Table table) {
                tables.add(table);
            }
            return true;
        });
        return tables.size();
    }

    private Statement parse(String sql) throws ParseException, JSQLParserException {
        try {
            return parse(sql, false);
        } catch (ParseException e) {
            LOG.trace("Not a simple text; reading it with the full grammar", e);
            return parse(sql, true);
        }
    }

    private Statement parse(String sql, boolean complex) throws ParseException {
        CCJSqlParser parser = new CCJSqlParser(sql).withAllowComplexParsing(complex);
        CompletableFuture<Void> deadline = new CompletableFuture<>();
        deadline.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
            if (late != null) {
                parser.interrupted = true;
            }
        });
        try {
            return parser.Statement();
        } finally {
            deadline.complete(null);
        }
    }
}
