package io.nl2sql.core.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
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
 */
final class SecondOpinion {
    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinion.class);
    private static final int MOST_KNOWN = 5_000;

    private final Duration timeout;
    /** The tokens of policy selects that were read on their own. */
    private final Map<String, List<Token>> known = new ConcurrentHashMap<>();

    SecondOpinion(Duration timeout) {
        this.timeout = timeout;
    }

    /** Whether the text reads as one query over exactly these policy selects, in this order. */
    boolean confirms(String sql, List<String> policySelects) {
        try {
            List<List<Token>> runs = new ArrayList<>();
            for (String policySelect : policySelects) {
                runs.add(tokens(policySelect));
            }
            StandIns tokens = StandIns.of(sql, runs);
            return tokens.standIns() == policySelects.size()
                    && parse(tokens) instanceof Select select
                    && new SyntaxWalk(policySelects.size()).accepts(select);
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

    private List<Token> tokens(String policySelect) throws ParseException {
        List<Token> tokens = known.get(policySelect);
        if (tokens == null) {
            Statement statement = parse(StandIns.of("SELECT 1 FROM " + policySelect + " AS x", List.of()));
            if (!isOnePolicySelect(statement)) {
                throw new ParseException("A policy select reads as something else");
            }
            tokens = StandIns.tokens(policySelect);
            if (known.size() < MOST_KNOWN) {
                known.put(policySelect, tokens);
            }
        }
        return tokens;
    }

    private static boolean isOnePolicySelect(Statement statement) {
        if (!(statement instanceof PlainSelect select)
                || !(select.getFromItem() instanceof ParenthesedSelect inner)
                || !(inner.getSelect() instanceof PlainSelect policySelect)) {
            return false;
        }
        boolean plain = select.getJoins() == null
                && select.getWhere() == null
                && select.getOrderByElements() == null
                && inner.getAlias() != null
                && inner.getAlias().getName().equals("x");
        return plain && policySelect.getFromItem() instanceof Table && policySelect.getJoins() == null;
    }

    private Statement parse(StandIns tokens) throws ParseException {
        try {
            return parse(tokens, false);
        } catch (ParseException e) {
            LOG.trace("Not a simple text; reading it with the full grammar", e);
            tokens.rewind();
            return parse(tokens, true);
        }
    }

    private Statement parse(StandIns tokens, boolean complex) throws ParseException {
        CCJSqlParser parser = new CCJSqlParser("").withAllowComplexParsing(complex);
        parser.token_source = tokens;
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
