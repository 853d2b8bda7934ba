package io.nl2sql.core.guard.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    private static String kinds(String sql) {
        Tokens tokens = Lexer.read(sql, 1_000);
        assertThat(tokens.problems()).isEmpty();
        return tokens.list().stream()
                .map(token -> token.kind() + ":" + token.value())
                .collect(Collectors.joining(" "));
    }

    private static final String EXAMPLES = """
            SELECT Foo → WORD:select WORD:foo
            "Foo ""Bar""\" → NAME:Foo "Bar"
            'it''s' → STRING:it's
            E'a\\'b\\x41\\102' → STRING:a'bAB
            $x$a $$ b$x$ → STRING:a $$ b
            a$b → WORD:a$b
            1.5e-3 .5 1. 2 → NUMBER:1.5e-3 NUMBER:.5 NUMBER:1. NUMBER:2
            a<>-1 → WORD:a OPERATOR:<> OPERATOR:- NUMBER:1
            a->>'b' → WORD:a OPERATOR:->> STRING:b
            1*-2 → NUMBER:1 OPERATOR:* OPERATOR:- NUMBER:2
            1@-2 → NUMBER:1 OPERATOR:@- NUMBER:2
            a--b → WORD:a
            a+--b → WORD:a OPERATOR:+
            a/*/**/*/b → WORD:a WORD:b
            x::int[] → WORD:x SYMBOL::: WORD:int SYMBOL:[ SYMBOL:]
            U&'\\0041\\+000042' → STRING:AB
            U&"d\\0061t" → NAME:dat
            Straße → WORD:straße
            """;

    static Stream<Arguments> examples() {
        return EXAMPLES.lines().map(line -> Arguments.of((Object[]) line.split(" → ")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsTokensAsPostgresDoes(String sql, String tokens) {
        assertThat(kinds(sql)).isEqualTo(tokens);
    }

    @Test
    void endsALineCommentAtACarriageReturn() {
        assertThat(kinds("a -- b\rc")).isEqualTo("WORD:a WORD:c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00a0b",
                "a\u200bb",
                "\ufeffselect",
                "a\u0001b",
                "'\u0000'",
                "'\u202e'",
                "\u2028",
                "\"a\u0007\""
            })
    void refusesCharactersThatReadersDoNotSee(String sql) {
        assertThat(Lexer.read(sql, 100).problems()).extracting(LexProblem::kind).contains(LexProblem.Kind.CHARACTER);
    }
}
