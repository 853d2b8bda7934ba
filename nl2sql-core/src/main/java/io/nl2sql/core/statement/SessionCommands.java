package io.nl2sql.core.statement;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.lex.Token;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commands that tools send to every PostgreSQL before they do anything, on connections that have no session here. A few
 * that change nothing are let pass; whatever else is a command is for the guard to refuse.
 */
final class SessionCommands {
    private static final Set<String> TRANSACTION = Set.of(
            "begin",
            "begin work",
            "begin transaction",
            "start transaction",
            "start transaction read only",
            "begin transaction read only",
            "begin read only",
            "commit",
            "commit work",
            "commit transaction",
            "end",
            "end transaction",
            "rollback",
            "rollback work",
            "rollback transaction",
            "abort");
    private static final Set<String> ENDING =
            Set.of("discard all", "reset all", "deallocate all", "unlisten *", "close all");
    /** Settings without which an answer is the same. */
    private static final Set<String> HARMLESS =
            Set.of("application_name", "client_encoding", "extra_float_digits", "client_min_messages");

    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("server_encoding", "UTF8"),
            Map.entry("client_encoding", "UTF8"),
            Map.entry("datestyle", "ISO, MDY"),
            Map.entry("standard_conforming_strings", "on"),
            Map.entry("integer_datetimes", "on"),
            Map.entry("is_superuser", "off"),
            Map.entry("transaction isolation level", "read committed"),
            Map.entry("transaction_isolation", "read committed"),
            Map.entry("default_transaction_isolation", "read committed"),
            Map.entry("transaction_read_only", "on"),
            Map.entry("default_transaction_read_only", "on"));

    private final ZoneId zone;

    SessionCommands(ZoneId zone) {
        this.zone = zone;
    }

    /** The answer to a command that is let pass; empty for everything else. */
    Optional<Reading.Fixed> answer(List<Token> tokens) {
        if (tokens.isEmpty() || tokens.size() > 8) {
            return Optional.empty();
        }
        String text = tokens.stream().map(Token::value).collect(Collectors.joining(" "));
        if (TRANSACTION.contains(text)) {
            return Optional.of(Reading.nothing("There are no transactions here: every statement stands alone."));
        }
        if (ENDING.contains(text)) {
            return Optional.of(Reading.nothing("There was nothing to do: nothing is kept between statements."));
        }
        if (text.startsWith("show ")) {
            return shown(text.substring("show ".length()));
        }
        return text.startsWith("set ") && tokens.size() > 3 ? set(tokens) : Optional.empty();
    }

    private Optional<Reading.Fixed> shown(String name) {
        Optional<String> value = name.equals("timezone") || name.equals("time zone")
                ? Optional.of(zone.getId())
                : Optional.ofNullable(SHOWN.get(name));
        return value.map(text -> new Reading.Fixed(
                new ResultTable(
                        List.of(new ResultColumn(name.replace(' ', '_'), ColumnType.named("text"))),
                        List.of(List.of(text)),
                        false),
                ""));
    }

    private static Optional<Reading.Fixed> set(List<Token> tokens) {
        int at = tokens.get(1).is("session") || tokens.get(1).is("local") ? 2 : 1;
        boolean assigns = tokens.get(at + 1).is("=") || tokens.get(at + 1).is("to");
        return assigns && HARMLESS.contains(tokens.get(at).value())
                ? Optional.of(Reading.nothing("The setting has no effect here."))
                : Optional.empty();
    }
}
