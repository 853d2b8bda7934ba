package io.nl2sql.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PsqlScriptTest {
    @Test
    void semicolonsInsideOfTextsNamesBodiesAndCommentsEndNothing() {
        assertThat(statements("SELECT 'a;b', \"c;d\", E'\\';', $$e;f$$, $x$;$x$ -- ;\n/* ; */ ; SELECT 2"))
                .hasSize(2)
                .last()
                .isEqualTo("SELECT 2");
    }

    @Test
    void semicolonsInsideOfParenthesesEndNothing() {
        assertThat(statements("CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); SELECT 1"))
                .hasSize(2);
    }

    @Test
    void dataStayWithTheirCopy() {
        PsqlScript script =
                PsqlScript.of("COPY t FROM stdin;\n1;\ta\n2\t'\n\\.\nSELECT 1;\nCOPY e FROM stdin;\n\\.\nSELECT 2;");

        assertThat(script.parts())
                .extracting(PsqlScript.Part::sql)
                .containsExactly("COPY t FROM stdin", "SELECT 1", "COPY e FROM stdin", "SELECT 2");
        assertThat(script.parts()).extracting(PsqlScript.Part::data).containsExactly("1;\ta\n2\t'\n", "", "", "");
    }

    @Test
    void aCopyMayComeWithoutData() {
        assertThat(statements("COPY t FROM stdin; -- fails\nSELECT 1;\nCOPY t FROM stdin;\n1\n\\.\nSELECT 2;"))
                .containsExactly("COPY t FROM stdin", "SELECT 1", "COPY t FROM stdin", "SELECT 2");
        assertThat(statements("COPY t FROM stdin;\nSELECT 1;")).containsExactly("COPY t FROM stdin", "SELECT 1");
    }

    @Test
    void dataMayStandInAFile() {
        PsqlScript script = PsqlScript.of("\\set f :abs_srcdir '/data/t.data'\nCOPY t FROM :'f';");

        assertThat(script.parts()).containsExactly(new PsqlScript.Part("COPY t FROM stdin", "", "/data/t.data", 2));
    }

    @Test
    void linesCountFromOne() {
        assertThat(PsqlScript.of("-- c\n\nSELECT\n 1;\n\\d t\n  SELECT 2;").parts())
                .extracting(PsqlScript.Part::line)
                .containsExactly(3, 6);
    }

    private static List<String> statements(String text) {
        return PsqlScript.of(text).parts().stream().map(PsqlScript.Part::sql).toList();
    }
}
