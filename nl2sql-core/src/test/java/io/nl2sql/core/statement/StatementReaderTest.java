package io.nl2sql.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.statement.ClientStatement.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final StatementReader reader =
            new StatementReader(GuardLimits.defaults(), new SessionCommands(ZoneOffset.UTC));

    /** One line of the table. */
    record Line(String kind, String text, String question) {
        static Line of(String line) {
            String[] cells = line.split("\\|(?!\\|)(?<!\\|\\|)", 3);
            return new Line(
                    cells[0].strip(),
                    unescaped(cells[1].substring(Math.min(1, cells[1].length()))),
                    cells.length > 2 ? unescaped(cells[2].strip()) : "");
        }

        private static String unescaped(String cell) {
            return UNICODE.matcher(
                            cell.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t"))
                    .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
        }
    }

    static List<Line> lines() throws IOException {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                StatementReaderTest.class.getResourceAsStream("texts.txt"), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsWhatATextIs(Line line) {
        String[] found = {"", ""};
        try {
            Reading reading = reader.read(ClientStatement.of(line.text()), false);
            found = reading.fold(
                    question -> new String[] {"NL", question},
                    sql -> sql.questions().isEmpty()
                            ? new String[] {"SQL", ""}
                            : new String[] {"MIXED", sql.questions().get(0).question()},
                    fixed -> new String[] {"FIXED", ""});
        } catch (SqlRefusedException e) {
            found[0] = "REFUSED";
        }

        assertThat(found).containsExactly(line.kind(), line.question());
    }

    private String sql(ClientStatement statement, String... subqueries) {
        Reading reading = reader.read(statement, false);
        assertThat(reading).isInstanceOf(Reading.Written.class);
        return ((Reading.Written) reading).sql().complete(List.of(subqueries)).text();
    }

    private Finding refusal(ClientStatement statement) {
        return catchThrowableOfType(SqlRefusedException.class, () -> reader.read(statement, false))
                .findings()
                .get(0);
    }

    @Test
    void holdsEveryTextForAQuestionOrNoneWhereToldSo() {
        assertThat(reader.read(ClientStatement.of("select 1 or 2 customers").with(Mode.NL), false))
                .isEqualTo(new Reading.Asked("select 1 or 2 customers"));
        assertThat(reader.read(ClientStatement.of("total sales").with(Mode.SQL), false))
                .isInstanceOf(Reading.Written.class);
        assertThat(reader.read(ClientStatement.of("ASK total sales").with(Mode.SQL), false))
                .isInstanceOf(Reading.Written.class);
    }

    @Test
    void putsASubqueryInThePlaceOfAQuestionAndGivesItANameWhereItHasNone() {
        assertThat(sql(ClientStatement.of("SELECT * FROM nl('a') q WHERE 1=0"), "SELECT 1 AS x"))
                .isEqualTo("SELECT * FROM (SELECT 1 AS x) q WHERE 1=0");
        assertThat(sql(ClientStatement.of("SELECT * FROM nl('a') WHERE 1=0"), "SELECT 1 AS x"))
                .isEqualTo("SELECT * FROM (SELECT 1 AS x) AS nl WHERE 1=0");
        assertThat(sql(ClientStatement.of("SELECT * FROM nl('a')"), "SELECT 1 AS x"))
                .isEqualTo("SELECT * FROM (SELECT 1 AS x) AS nl");
        assertThat(sql(ClientStatement.of("SELECT COUNT(*) FROM (what's up\n) dbvrcnt"), "SELECT 1 AS x"))
                .isEqualTo("SELECT COUNT(*) FROM  (SELECT 1 AS x) dbvrcnt");
    }

    @Test
    void putsValuesWhereTheirMarksAreAndNowhereElse() {
        assertThat(sql(ClientStatement.of("select '?', \"?\" /* ? */ from t where a=? and b>=? -- ?")
                        .with(new Parameter(Parameter.Type.INTEGER, Optional.of("-5")), Parameter.text("it's ?"))))
                .isEqualTo("select '?', \"?\" /* ? */ from t where a= (-5)  and b>= 'it''s ?'  -- ?");
    }

    @Test
    void leavesADoubledMarkForTheOperator() {
        assertThat(sql(ClientStatement.of("select a ?? 'x', ? from t").with(Parameter.text("b"))))
                .isEqualTo("select a ? 'x',  'b'  from t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "''", "\\", "\\'", "' OR 1=1 --", "$$", "a\nb", "E'\\''", "{d '2024-01-01'}", "nl('x')"})
    void quotesWhateverTextIsBound(String value) {
        String sql = sql(ClientStatement.of("select ?").with(Parameter.text(value)));

        assertThat(io.nl2sql.core.guard.lex.Lexer.read(sql, 100).list())
                .hasSize(2)
                .last()
                .satisfies(token -> {
                    assertThat(token.kind()).isEqualTo(io.nl2sql.core.guard.lex.Token.Kind.STRING);
                    assertThat(token.value()).isEqualTo(value);
                });
    }

    @Test
    void readsABoundQuestion() {
        Reading reading = reader.read(
                ClientStatement.of("select * from nl(?) q where a = ?").with(Parameter.text("x?"), Parameter.text("y")),
                false);

        WrittenSql sql = ((Reading.Written) reading).sql();
        assertThat(sql.questions())
                .singleElement()
                .satisfies(inner -> assertThat(inner.question()).isEqualTo("x?"));
        assertThat(sql.parameters()).isEqualTo(2);
    }

    @Test
    void refusesTooFewAndTooManyValues() {
        assertThat(refusal(ClientStatement.of("select ?,\n ?").with(Parameter.text("a"))))
                .isEqualTo(
                        new Finding(FindingCode.SYNTAX, "Parameter 2 is not bound.", 2, 2, StatementReader.ASK_HINT));
        assertThat(refusal(ClientStatement.of("select 1").with(Parameter.text("a")))
                        .message())
                .isEqualTo("There are 1 values for 0 parameters.");
        assertThat(refusal(ClientStatement.of("total sales of ?").with(Parameter.text("a")))
                        .hint())
                .contains("nl(?)");
    }

    @Test
    void takesNullsForUnboundParametersOnlyToDescribe() {
        Reading reading = reader.read(ClientStatement.of("select ? a, ? b"), true);

        assertThat(((Reading.Written) reading).sql().complete(List.of()).text()).isEqualTo("select  NULL  a,  NULL  b");
        assertThatThrownBy(() -> reader.read(ClientStatement.of("select * from nl(?) q"), true))
                .isInstanceOf(SqlRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "nine", "", "1.5"})
    void refusesWhatIsNoInteger(String value) {
        assertThat(refusal(ClientStatement.of("select ?")
                                .with(new Parameter(Parameter.Type.INTEGER, Optional.of(value))))
                        .message())
                .startsWith("Parameter 1: ");
    }

    @Test
    void translatesEscapesOnlyWhereWished() {
        ClientStatement statement = ClientStatement.of(
                "select {d '2024-01-31'}, {ts '2024-01-31 10:00:00'}, {fn ucase({fn lcase(a)})}, {fn year({fn curdate()})} from"
                        + " {oj t left join u on true} where '{d}' like 'x' {escape '!'} {limit 5}");

        assertThat(sql(statement).replaceAll(" +", " "))
                .isEqualTo(
                        "select DATE '2024-01-31' , TIMESTAMP '2024-01-31 10:00:00' , upper( lower(a) ) , EXTRACT(YEAR FROM"
                                + " CURRENT_DATE ) from t left join u on true where '{d}' like 'x' escape '!' limit 5 ");
        ClientStatement plain = new ClientStatement(
                statement.text(), Optional.empty(), Mode.AUTO, Optional.empty(), Optional.empty(), false, List.of());
        assertThat(sql(plain)).isEqualTo(statement.text());
        assertThat(refusal(ClientStatement.of("{call current_schema}")).message())
                .isEqualTo("This JDBC escape is not supported.");
    }

    @Test
    void saysWhereInTheTextAsSent() {
        Finding finding = refusal(ClientStatement.of("\n\n  select {d '2024-01-01'},\n {fn nothing(1)} "));

        assertThat(finding.line()).isEqualTo(4);
        assertThat(finding.column()).isEqualTo(2);
    }

    @Test
    void readsLongTextsInNoTime() {
        String question = "What's the total (by region, ".repeat(300);
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(reader.read(ClientStatement.of(question), false)).isInstanceOf(Reading.Asked.class);
            assertThat(reader.read(
                            ClientStatement.of("SELECT * FROM (" + question + ") SPARK_GEN_SUBQ_0 WHERE 1=0"), false))
                    .isInstanceOf(Reading.Written.class);
        });
    }

    @Test
    @Timeout(10)
    void isNotKeptBusyByManyWrappers() {
        String text = "SELECT * FROM (a) T ".repeat(4_000);

        assertThatThrownBy(() -> {
                    Reading reading = reader.read(ClientStatement.of(text), false);
                    throw new IllegalStateException("read as " + reading);
                })
                .isInstanceOfAny(SqlRefusedException.class, IllegalStateException.class);
    }
}
