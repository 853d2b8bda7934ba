package io.nl2sql.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.pipeline.Answer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
    private static final UUID ID = UUID.fromString("6b0f2a0e-4a7b-4e0c-9d0e-5f3f0a4f5b11");

    private static String written(Answer answer, boolean showExecuted) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        AnswerJson.write(answer, showExecuted, target);
        return target.toString(StandardCharsets.UTF_8);
    }

    private static Answer answer(Answer.Status status, ResultTable result) {
        boolean answered = status == Answer.Status.ANSWERED;
        return new Answer(
                ID,
                status,
                "How many?",
                "lab",
                "SELECT 1",
                "SELECT 1 -- policy",
                result,
                "Counts.",
                status == Answer.Status.NEEDS_CLARIFICATION
                        ? Optional.of(new Answer.Clarification("Which?", List.of("How many a?", "How many b?")))
                        : Optional.empty(),
                status == Answer.Status.REFUSED ? Optional.of("No such thing.") : Optional.empty(),
                List.of("all years"),
                List.of(),
                List.of(new BoundWord("many", "count", BoundWord.State.BOUND)),
                answered ? Optional.of(0.5) : Optional.empty(),
                "embedded",
                List.of(),
                Map.of("execute", 1.23456),
                Optional.empty(),
                "talk");
    }

    @Test
    void writesEveryFieldOfTheContract() {
        ResultColumn column = new ResultColumn("n", new ColumnType("bigint", ColumnType.Category.INTEGER));
        ResultTable result = new ResultTable(List.of(column), List.of(List.of(7L)), false);

        assertThat(written(answer(Answer.Status.ANSWERED, result), false))
                .isEqualTo("{\"id\":\"6b0f2a0e-4a7b-4e0c-9d0e-5f3f0a4f5b11\",\"status\":\"ANSWERED\","
                        + "\"question\":\"How many?\",\"dataSource\":\"lab\",\"conversationId\":\"talk\",\"sql\":\"SELECT 1\","
                        + "\"columns\":[{\"name\":\"n\",\"type\":\"bigint\"}],\"rows\":[[7]],\"rowCount\":1,"
                        + "\"truncated\":false,\"explanation\":\"Counts.\",\"assumptions\":[\"all years\"],"
                        + "\"alternatives\":[],\"words\":[{\"text\":\"many\",\"meaning\":\"count\",\"state\":\"BOUND\"}],"
                        + "\"confidence\":0.5,\"generator\":\"embedded\",\"warnings\":[],"
                        + "\"timingsMs\":{\"execute\":1.235},\"usage\":null}");
    }

    @Test
    void showsTheSqlAfterPolicyOnlyToThoseWhoOversee() {
        Answer answer = answer(Answer.Status.ANSWERED, ResultTable.empty());

        assertThat(written(answer, true)).contains("\"executedSql\":\"SELECT 1 -- policy\"");
        assertThat(written(answer, false)).doesNotContain("executedSql").doesNotContain("policy");
    }

    @Test
    void writesTheQuestionBackOrTheReason() {
        assertThat(written(answer(Answer.Status.NEEDS_CLARIFICATION, ResultTable.empty()), false))
                .contains("\"clarification\":{\"question\":\"Which?\",\"choices\":[\"How many a?\",\"How many b?\"]}")
                .contains("\"confidence\":null")
                .doesNotContain("\"reason\"");
        assertThat(written(answer(Answer.Status.REFUSED, ResultTable.empty()), false))
                .contains("\"reason\":\"No such thing.\"")
                .doesNotContain("\"clarification\"");
    }

    @Test
    void writesValuesAsTheContractSays() {
        ResultColumn column = new ResultColumn("x", new ColumnType("text", ColumnType.Category.TEXT));
        List<Object> row = Arrays.asList(
                null,
                "a\"b",
                true,
                9007199254740993L,
                new BigDecimal("1.50"),
                0.1,
                LocalDate.of(2026, 3, 1),
                Arrays.asList(1, null),
                new ResultTable.Json("{\"k\": [1, null, \"v\"]}"));
        ResultTable result = new ResultTable(List.of(column), List.of(row), true);

        assertThat(written(answer(Answer.Status.ANSWERED, result), false))
                .contains("\"rows\":[[null,\"a\\\"b\",true,\"9007199254740993\",1.50,0.1,\"2026-03-01\",[1,null],"
                        + "{\"k\":[1,null,\"v\"]}]]")
                .contains("\"truncated\":true");
    }
}
