package io.nl2sql.web.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Heading;
import io.nl2sql.core.statement.Notice;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Against bytes written by hand. */
class FramesTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private static String hex(Consumer<Frames> writing) {
        Frames frames = new Frames(16);
        writing.accept(frames);
        ByteBuffer view = frames.closed().view();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /** One row with one value, without the frame around it. */
    private static String value(Object value) {
        return hex(frames -> frames.row(Arrays.asList(value))).substring(3 * 9);
    }

    @Test
    void writesTheHeader() {
        Heading heading = new Heading(
                Heading.Kind.MIXED,
                "S",
                2,
                List.of(new ResultColumn("é", ColumnType.named("date"))),
                List.of(new Notice(Notice.Kind.POLICY, "p")));

        assertThat(hex(frames -> frames.header(ID, heading)))
                .isEqualTo(
                        "48 00 00 00 51 01 " // H, length, version
                                + "00 00 00 24 "
                                + "30 30 30 30 30 30 30 30 2d 30 30 30 30 2d 30 30 30 30 2d 30 30 30 30 2d "
                                + "30 30 30 30 30 30 30 30 30 30 30 61 " // id
                                + "02 00 00 00 01 53 00 02 " // kind, SQL, parameters
                                + "00 01 00 00 00 05 30 31 4e 30 32 00 00 00 01 70 " // warning 01N02
                                + "00 01 00 00 00 02 c3 a9 00 00 00 04 64 61 74 65"); // column
    }

    @Test
    void writesRowsIntoOneFrameUntilAnotherFollows() {
        String written = hex(frames -> {
            frames.row(List.of(1, true));
            frames.row(List.of(2, false));
            frames.keepAlive();
            frames.row(List.of(-1));
        });

        assertThat(written)
                .isEqualTo("52 00 00 00 10 00 00 00 02 03 00 00 00 01 02 03 00 00 00 02 01 "
                        + "4b 00 00 00 00 "
                        + "52 00 00 00 09 00 00 00 01 03 ff ff ff ff");
    }

    @Test
    void writesTheEnd() {
        assertThat(hex(frames -> frames.end(new Ending(258, false, List.of()))))
                .isEqualTo("45 00 00 00 0b 00 00 00 00 00 00 01 02 00 00 00");
        assertThat(hex(frames -> frames.end(new Ending(1, true, List.of()))))
                .startsWith("45 ")
                .contains(" 00 00 00 00 00 00 00 01 01 00 01 00 00 00 05 30 31 4e 30 33 ");
    }

    @Test
    void writesAnError() {
        assertThat(hex(frames -> frames.error(new Fault("42601", "C", "m", "", 1, 2))))
                .isEqualTo("58 00 00 00 1f 00 00 00 05 34 32 36 30 31 00 00 00 01 43 00 00 00 01 6d 00 00 00 00 "
                        + "00 00 00 01 00 00 00 02");
    }

    @Test
    void writesEveryKindOfValue() {
        assertThat(value(null)).isEqualTo("00");
        assertThat(value(7L)).isEqualTo("04 00 00 00 00 00 00 00 07");
        assertThat(value(1.5f)).isEqualTo("05 3f c0 00 00");
        assertThat(value(-2.0)).isEqualTo("06 c0 00 00 00 00 00 00 00");
        assertThat(value(new BigDecimal("1E+2"))).isEqualTo("07 00 00 00 03 31 30 30");
        assertThat(value(LocalDate.of(1969, 12, 31))).isEqualTo("08 ff ff ff ff");
        assertThat(value(LocalTime.of(0, 0, 1, 2_000))).isEqualTo("09 00 00 00 00 00 0f 42 42");
        assertThat(value(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000)))
                .isEqualTo("0a ff ff ff ff ff ff ff ff");
        assertThat(value(OffsetDateTime.of(1970, 1, 1, 1, 0, 0, 1_000, ZoneOffset.ofHours(1))))
                .isEqualTo("0b 00 00 00 00 00 00 00 01 00 00 0e 10");
        assertThat(value("aé")).isEqualTo("0c 00 00 00 03 61 c3 a9");
        assertThat(value(new ResultTable.Json("{}"))).isEqualTo("0c 00 00 00 02 7b 7d");
        assertThat(value(new UUID(1, 2))).isEqualTo("0d 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 02");
        assertThat(value(Arrays.asList(1, null))).isEqualTo("0e 00 00 00 02 03 00 00 00 01 00");
    }

    @Test
    void canBeUsedAgainAfterAHugeValue() {
        Frames frames = new Frames(16);
        frames.row(List.of("x".repeat(2_000_000)));
        assertThat(frames.closed().size()).isEqualTo(2_000_000 + 14);

        frames.clear();
        frames.row(List.of(true));

        assertThat(frames.closed().size()).isEqualTo(10);
    }
}
