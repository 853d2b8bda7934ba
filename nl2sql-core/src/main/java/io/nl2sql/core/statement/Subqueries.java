package io.nl2sql.core.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.SqlRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Makes the SQL of questions fit to stand in FROM: no end, and names of columns that the statement around it
 * can tell apart. Where the text does not say what the columns are called, the database is asked. Thread-safe.
 */
final class Subqueries {
    private static final String NAMELESS = "?column?";

    private final Pipeline pipeline;
    private final int maxTokens;
    /** By identity: a translation belongs to one person and one state of the schema. */
    private final Cache<Translation, String> known =
            Caffeine.newBuilder().weakKeys().build();

    Subqueries(Pipeline pipeline, int maxTokens) {
        this.pipeline = pipeline;
        this.maxTokens = maxTokens;
    }

    CompletableFuture<String> of(Translation translation, Optional<String> dataSource, Caller caller) {
        String before = known.getIfPresent(translation);
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        List<Token> tokens = Lexer.read(translation.sql(), maxTokens).list();
        String sql = withoutEnd(translation.sql(), tokens);
        if (isDistinct(OutputNames.of(tokens))) {
            known.put(translation, sql);
            return CompletableFuture.completedFuture(sql);
        }
        SqlRequest request = new SqlRequest(
                sql,
                dataSource,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.of(new SqlRequest.Origin(translation.question(), translation.generator())));
        return pipeline.describe(request, caller).toCompletableFuture().thenApply(answer -> {
            String named = named(sql, answer.result().columns());
            known.put(translation, named);
            return named;
        });
    }

    /** The line's end behind it ends a comment, too. */
    private static String withoutEnd(String sql, List<Token> tokens) {
        int end = sql.length();
        for (int at = tokens.size() - 1; at >= 0 && tokens.get(at).is(";"); at--) {
            end = tokens.get(at).offset();
        }
        return sql.substring(0, end).stripTrailing() + "\n";
    }

    private static boolean isDistinct(List<String> names) {
        return !names.isEmpty() && !names.contains(NAMELESS) && new HashSet<>(names).size() == names.size();
    }

    private static String named(String sql, List<ResultColumn> columns) {
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        if (isDistinct(names)) {
            return sql;
        }
        Set<String> taken = new HashSet<>();
        String list = names.stream()
                .map(name -> Token.quoted(free(name.equals(NAMELESS) ? "column" : name, taken)))
                .collect(Collectors.joining(", "));
        return "SELECT * FROM (" + sql + ") AS nl(" + list + ")";
    }

    private static String free(String name, Set<String> taken) {
        String candidate = name;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }
}
