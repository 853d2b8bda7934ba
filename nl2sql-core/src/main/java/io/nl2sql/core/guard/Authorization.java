package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.fence.Fence;
import io.nl2sql.core.guard.fence.FenceRegion.Star;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.guard.name.TableUse;
import io.nl2sql.core.guard.opinion.SecondOpinion;
import io.nl2sql.core.guard.policy.FenceChoice;
import io.nl2sql.core.guard.policy.GuardTexts;
import io.nl2sql.core.guard.policy.PolicySelect;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes the policies of one query's tables into it. Not thread-safe. */
final class Authorization {
    private final ValidatedQuery query;
    private final Proof proof;
    private final SecondOpinion secondOpinion;
    private final Map<Kind, PolicySelect> selects = new HashMap<>();
    private final FenceChoice choice = new FenceChoice();
    private final String permitted;

    /** Policy selects that read alike. */
    private record Kind(TableName table, Fence fence) {}

    Authorization(ValidatedQuery query, SecondOpinion secondOpinion) {
        this.query = query;
        this.proof = query.proof();
        this.secondOpinion = secondOpinion;
        this.permitted = unusedName();
        proof.failing().ifPresent(choice::decide);
    }

    /** A name that nothing in the query has, so that nothing but our guards can mean it. */
    private String unusedName() {
        Set<String> used = new HashSet<>();
        proof.tokens().forEach(token -> used.add(token.value()));
        proof.tables().forEach(use -> use.table().table().columns().forEach(column -> used.add(column.name())));
        String name = "permitted";
        for (int i = 2; used.contains(name); i++) {
            name = "permitted" + i;
        }
        return name;
    }

    AuthorizedQuery run() {
        List<String> spliced = new ArrayList<>();
        List<ClaimValue> parameters = new ArrayList<>();
        String sql = splice(spliced, parameters);
        if (!secondOpinion.confirms(sql, spliced)) {
            throw new Nl2SqlException(
                    ErrorCode.SQL_REFUSED,
                    "The query could not be proven safe after policies were added; simplify it.");
        }
        return new AuthorizedQuery(sql, parameters, tables(), maskedColumns(), notices());
    }

    private String splice(List<String> spliced, List<ClaimValue> parameters) {
        Map<Integer, TableUse> uses = new HashMap<>();
        proof.tables().forEach(use -> uses.put(use.firstToken(), use));
        GuardTexts guards = new GuardTexts(choice.guarded(), choice.stars(), permitted);
        StringBuilder sql = new StringBuilder();
        List<Token> run = new ArrayList<>();
        List<Token> tokens = proof.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            add(guards.before(at), run, sql);
            TableUse use = uses.get(at);
            Optional<Star> star = guards.star(at);
            if (star.isPresent()) {
                add(GuardTexts.columns(star.get()), run, sql);
                at = star.get().range().last();
            } else if (use != null) {
                PolicySelect select = selectOf(use);
                add(" " + select.sql() + (use.aliased() ? " " : " AS " + quotedName(use) + " "), run, sql);
                spliced.add(select.sql());
                parameters.addAll(select.parameters());
                at = use.lastToken();
            } else if (proof.schemasToDrop().contains(at)) {
                at++;
            } else {
                run.add(tokens.get(at));
            }
            add(guards.behind(at), run, sql);
        }
        return sql.append(Tokens.sql(run)).toString().strip();
    }

    private static void add(String text, List<Token> run, StringBuilder sql) {
        if (!text.isEmpty()) {
            sql.append(Tokens.sql(run)).append(text);
            run.clear();
        }
    }

    private static String quotedName(TableUse use) {
        return Token.quoted(use.table().name().table());
    }

    private PolicySelect selectOf(TableUse use) {
        Fence unknown = proof.failing().isPresent() ? Fence.OFFSET : Fence.NONE;
        Fence fence = choice.fences().getOrDefault(use.firstToken(), unknown);
        return selects.computeIfAbsent(
                new Kind(use.table().name(), fence), kind -> PolicySelect.of(use.table(), fence, permitted));
    }

    private Set<TableName> tables() {
        Set<TableName> names = new TreeSet<>();
        proof.tables().forEach(use -> names.add(use.table().name()));
        return names;
    }

    private List<String> maskedColumns() {
        Set<String> masked = new TreeSet<>();
        for (TableUse use : proof.tables()) {
            use.table().masks().keySet().stream()
                    .filter(proof::mentions)
                    .forEach(column -> masked.add(use.table().name() + "." + column));
        }
        return List.copyOf(masked);
    }

    private List<String> notices() {
        Set<String> notices = new LinkedHashSet<>();
        for (TableUse use : proof.tables()) {
            VisibleTable table = use.table();
            table.rows()
                    .fold(
                            () -> false,
                            some -> notices.add("Rows of " + table.name().table() + " are limited by policy."),
                            none -> notices.add(none.reason()));
        }
        for (TableUse use : proof.tables()) {
            use.table().masks().keySet().stream()
                    .filter(proof::mentions)
                    .sorted()
                    .forEach(column -> notices.add(column + " is masked."));
        }
        return List.copyOf(notices);
    }
}
