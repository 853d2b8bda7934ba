package io.nl2sql.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.ejb.history.Export;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntriesFileTest {
    private static final Export.Extent ONE = new Export.Extent(1, Optional.empty());
    private static final HistoryEntry ENTRY = HistoryEntry.of(
                    new UUID(1, 2), HistoryEntry.Kind.ASKED, Instant.parse("2026-05-06T12:00:00Z"))
            .by("ann", List.of("analyst", "hr"), "rest")
            .on("lab")
            .asking("=HYPERLINK(\"http://evil\")")
            .written("model", "SELECT 1,\n2")
            .authorized("SELECT 1, 2 FROM (…)", List.of("lab.a: all rows", "lab.b: rows where t = 1"))
            .ended(HistoryEntry.Outcome.ANSWERED, Optional.empty(), "")
            .confidence(Optional.of(0.5))
            .rows(2, false)
            .took(1.5)
            .using(Optional.of(new Usage("small-1", 120, 30, 0.25)))
            .entry();

    private static String text(boolean overseer) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (EntriesFile file = EntriesFile.of(overseer, lines -> {
            lines.accept(ENTRY);
            return ONE;
        })) {
            assertThat(file.extent()).isEqualTo(ONE);
            file.copyTo(target);
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesALineForEachEntryAndNoFormula() throws IOException {
        assertThat(text(false))
                .isEqualTo(
                        "id,kind,at,principal,door,dataSource,question,sql,outcome,code,message,generator,confidence,"
                                + "rowCount,truncated,durationMs,model,promptTokens,completionTokens,costUsd\r\n"
                                + "00000000-0000-0001-0000-000000000002,ASKED,2026-05-06T12:00:00Z,ann,rest,lab,"
                                + "\"'=HYPERLINK(\"\"http://evil\"\")\",\"SELECT 1,\n2\",ANSWERED,,,model,0.5,2,false,1.5,"
                                + "small-1,120,30,0.25\r\n");
    }

    @Test
    void addsWhatPolicyDidForThoseWhoOversee() throws IOException {
        assertThat(text(true))
                .contains("costUsd,executedSql,roles,policies\r\n")
                .endsWith(
                        "0.25,\"SELECT 1, 2 FROM (…)\",\"analyst,hr\",\"lab.a: all rows\nlab.b: rows where t = 1\"\r\n");
    }

    @Test
    void sendsNothingOfAnExportThatFails() {
        assertThatThrownBy(() -> EntriesFile.of(true, lines -> {
                    lines.accept(ENTRY);
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");
    }
}
