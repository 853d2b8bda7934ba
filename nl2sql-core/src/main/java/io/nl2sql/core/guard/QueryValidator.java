package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.Bounds;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.bound.TextGrowth;
import io.nl2sql.core.guard.bound.Width;
import io.nl2sql.core.guard.fence.FenceRegion;
import io.nl2sql.core.guard.fence.FenceSites;
import io.nl2sql.core.guard.fence.RaisingExpressions;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.guard.finding.Findings;
import io.nl2sql.core.guard.lex.LexProblem;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.guard.name.Hints;
import io.nl2sql.core.guard.name.NameResolver;
import io.nl2sql.core.guard.name.NamedTables;
import io.nl2sql.core.guard.name.ResolutionProblem;
import io.nl2sql.core.guard.name.TableUse;
import io.nl2sql.core.guard.parse.ParseProblem;
import io.nl2sql.core.guard.parse.PostgresParser;
import io.nl2sql.core.guard.read.Operators;
import io.nl2sql.core.guard.read.QueryReader;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One validation of one text. Not thread-safe. */
final class QueryValidator {
    private static final Logger LOG = LoggerFactory.getLogger(QueryValidator.class);
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values", "table");
    private static final int MOST_NAME_FINDINGS = 10;
    /** Each further unknown name costs another round; of long texts fewer are told. */
    private static final int LONG = 1_000;

    private static final int FEW_NAME_FINDINGS = 3;
    private static final int MOST_ROUNDS = 4;

    private final GuardLimits limits;
    private final String sql;
    private final VisibleCatalog catalog;
    private final Findings findings;

    QueryValidator(GuardLimits limits, String sql, VisibleCatalog catalog) {
        this.limits = limits;
        this.sql = sql;
        this.catalog = catalog;
        this.findings = new Findings(sql);
    }

    Validation run() {
        try {
            Proof proof = prove();
            if (findings.isClean()) {
                return new Validation.Accepted(new ValidatedQuery(proof, catalog));
            }
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            LOG.info("A query was refused because reading it failed: {}", e.toString());
            LOG.debug("Where reading failed", e);
            findings.addWithoutPosition(FindingCode.NOT_PROVEN, "The query could not be proven safe.", "Simplify it.");
        }
        return new Validation.Rejected(findings.inOrder());
    }

    /** The proof, or null where findings say why there is none. */
    private Proof prove() {
        if (sql.length() > limits.maxLength()) {
            findings.add(
                    FindingCode.TOO_LARGE,
                    "The text is longer than " + limits.maxLength() + " characters.",
                    limits.maxLength(),
                    "Ask for less at a time.");
            return null;
        }
        Tokens lexed = Lexer.read(sql, limits.maxTokens());
        lexed.problems().forEach(problem -> findings.add(code(problem), problem.message(), problem.offset()));
        List<Token> tokens = withoutEnd(lexed.list());
        if (findings.isClean() && isOneQuery(tokens) && isWithinBounds(tokens)) {
            return analyse(tokens, MOST_ROUNDS);
        }
        return null;
    }

    private static FindingCode code(LexProblem problem) {
        return switch (problem.kind()) {
            case CHARACTER -> FindingCode.CHARACTER_NOT_ALLOWED;
            case SYNTAX -> FindingCode.SYNTAX;
            case CONSTRUCT -> FindingCode.CONSTRUCT_NOT_ALLOWED;
            case TOO_LARGE -> FindingCode.TOO_LARGE;
        };
    }

    private static List<Token> withoutEnd(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(";")) {
            end--;
        }
        return tokens.subList(0, end);
    }

    private boolean isOneQuery(List<Token> tokens) {
        if (tokens.isEmpty()) {
            findings.addWithoutPosition(FindingCode.EMPTY, "There is no query.", "");
            return false;
        }
        for (Token token : tokens) {
            if (token.is(";")) {
                findings.add(FindingCode.NOT_ONE_STATEMENT, "Only one statement is allowed.", token.offset());
                return false;
            }
        }
        Token first =
                tokens.stream().filter(token -> !token.is("(")).findFirst().orElse(tokens.get(0));
        if (first.kind() != Token.Kind.WORD || !BEGINNINGS.contains(first.value())) {
            findings.add(
                    FindingCode.NOT_A_QUERY,
                    "Only queries are allowed: SELECT, WITH, VALUES and their combinations.",
                    first.offset());
            return false;
        }
        return true;
    }

    private boolean isWithinBounds(List<Token> tokens) {
        new Bounds(limits)
                .firstBroken(tokens)
                .ifPresent(broken -> findings.add(
                        FindingCode.TOO_LARGE,
                        broken.message(),
                        tokens.get(broken.token()).offset(),
                        broken.hint()));
        return findings.isClean();
    }

    /** @param rounds how often what is written in other words may be read again */
    private Proof analyse(List<Token> tokens, int rounds) {
        TokenEdits edits = new TokenEdits();
        SqlNode parsed = parse(tokens, edits);
        if (parsed == null) {
            return null;
        }
        if (!edits.isEmpty()) {
            return again(edits.apply(tokens), rounds);
        }
        QuerySource source = new QuerySource(tokens, findings);
        Operators.check(tokens, findings);
        QueryReader reader = new QueryReader(catalog, source);
        Optional<SqlNode> tooLong = TextGrowth.firstTooLong(parsed);
        if (tooLong.isPresent()) {
            source.find(
                    FindingCode.TOO_LARGE,
                    "This could make a value more than " + TextGrowth.MOST + " times as long as what it is made of.",
                    tooLong.get(),
                    "Join or repeat texts fewer times from one query to the next.");
            return null;
        }
        Optional<SqlNode> tooWide = Width.firstTooWide(parsed, reader::find);
        if (tooWide.isPresent()) {
            source.find(
                    FindingCode.TOO_LARGE,
                    "The query has more than " + Width.MOST + " columns.",
                    tooWide.get(),
                    "Name the columns.");
            return null;
        }
        SqlNode loosened = reader.whole(parsed);
        if (findings.isClean() && !source.edits().isEmpty()) {
            return again(source.edits().apply(tokens), rounds);
        }
        if (reader.tables().size() > limits.maxTables()) {
            findings.add(
                    FindingCode.TOO_LARGE,
                    "The query reads more than " + limits.maxTables() + " tables.",
                    tokens.get(reader.tables().get(limits.maxTables()).firstToken())
                            .offset(),
                    "Ask for less at a time.");
        }
        if (findings.isClean()) {
            resolveNames(loosened, reader.tables(), parsed, source);
        }
        Optional<FenceRegion> failing = findings.isClean() ? failing(parsed, reader, source) : Optional.empty();
        return new Proof(
                tokens, reader.tables(), source.schemasToDrop(), failing, source.namedColumns(), source.hasStar());
    }

    private static Optional<FenceRegion> failing(SqlNode parsed, QueryReader reader, QuerySource source) {
        RaisingExpressions raising = new RaisingExpressions(source, reader::find);
        return raising.canReachHiddenRows(parsed)
                ? Optional.of(new FenceSites(source, raising, reader.tables()).find(parsed))
                : Optional.empty();
    }

    private Proof again(List<Token> tokens, int rounds) {
        if (rounds == 0) {
            throw new IllegalStateException("A query is written in other words without end");
        }
        if (tokens.size() > limits.maxTokens()) {
            findings.addWithoutPosition(
                    FindingCode.TOO_LARGE, "The text has more than " + limits.maxTokens() + " words and symbols.", "");
        }
        return isWithinBounds(tokens) ? analyse(tokens, rounds - 1) : null;
    }

    private SqlNode parse(List<Token> tokens, TokenEdits edits) {
        try {
            return PostgresParser.parse(tokens, edits);
        } catch (ParseProblem e) {
            FindingCode code = e.isRefused() ? FindingCode.CONSTRUCT_NOT_ALLOWED : FindingCode.SYNTAX;
            findings.add(code, e.getMessage(), tokens.get(e.token()).offset());
            return null;
        }
    }

    /** Finds unknown names one after the other, leaving out those that are known to be wrong. */
    private void resolveNames(SqlNode loosened, List<TableUse> tables, SqlNode parsed, QuerySource source) {
        SqlNode copy = loosened;
        int rounds = source.tokens().size() > LONG ? FEW_NAME_FINDINGS : MOST_NAME_FINDINGS;
        for (int i = 0; i < rounds && copy != null; i++) {
            copy = resolve(copy, tables, parsed, source);
        }
    }

    /** Another copy to try, or null when the last one told all. */
    private SqlNode resolve(SqlNode copy, List<TableUse> tables, SqlNode parsed, QuerySource source) {
        try {
            NameResolver.resolve(copy, tables);
            return null;
        } catch (CalciteContextException e) {
            ResolutionProblem problem = ResolutionProblem.of(
                    e,
                    source.qualifier(Math.max(1, e.getPosColumn())),
                    NamedTables.of(tables, source.tokens()),
                    new Hints(catalog));
            if (problem.isUnknownName() && source.makeRow(Math.max(1, e.getPosColumn()))) {
                return new QueryReader(catalog, source).whole(parsed);
            }
            if (findings.isClean() || problem.isUnknownName()) {
                source.find(problem.code(), problem.message(), Math.max(1, e.getPosColumn()), problem.hint());
            }
            if (!problem.isUnknownName() || !source.ignore(Math.max(1, e.getPosColumn()))) {
                return null;
            }
            return new QueryReader(catalog, source).whole(parsed);
        }
    }
}
