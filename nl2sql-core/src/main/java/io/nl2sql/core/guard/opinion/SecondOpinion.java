package io.nl2sql.core.guard.opinion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another parser reads the final text. It must find one query in which every table stands inside a policy select that
 * the guard wrote, each of those exactly once, and nothing that locks or writes. Thread-safe.
 *
 * <p>Policy selects are long and always the same, so each is read once, on its own: it must be one query in parentheses.
 * The final text is then read with a short query in the place of each. That tells as much: both are one query in
 * parentheses, so that what is around them reads the same, and a short one that the parser does not find as a query of
 * its own, because it got into a string, say, counts as missing.
 */
public final class SecondOpinion {
    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinion.class);
    private static final int MOST_KNOWN = 5_000;

    private final Duration timeout;
    /** Policy selects that read as one. */
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    public SecondOpinion(Duration timeout) {
        this.timeout = timeout;
    }

    /** Whether the text reads as one query over exactly these policy selects, in this order. */
    public boolean confirms(String sql, List<String> policySelects) {
        try {
            for (String policySelect : policySelects) {
                if (!isPolicySelect(policySelect)) {
                    return false;
                }
            }
            StandIns standIns = StandIns.of(sql, policySelects);
            return !StandIns.isForged(sql)
                    && standIns.number() == policySelects.size()
                    && parse(standIns.sql()) instanceof Select select
                    && new SyntaxWalk(standIns).accepts(select);
        } catch (ParseException e) {
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

    private boolean isPolicySelect(String text) throws ParseException {
        if (known.getIfPresent(text) != null) {
            return true;
        }
        boolean is = parse("SELECT 1 FROM " + text + " AS x") instanceof PlainSelect select && isOverOneQuery(select);
        if (is) {
            known.put(text, true);
        }
        return is;
    }

    private static boolean isOverOneQuery(PlainSelect select) {
        return select.getFromItem() instanceof ParenthesedSelect inner
                && inner.getSelect() instanceof PlainSelect policySelect
                && policySelect.getFromItem() instanceof Table
                && policySelect.getJoins() == null
                && inner.getAlias() != null
                && inner.getAlias().getName().equals("x")
                && select.getJoins() == null
                && select.getWhere() == null
                && select.getOrderByElements() == null;
    }

    private Statement parse(String sql) throws ParseException {
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
