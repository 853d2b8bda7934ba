package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlHighlighterTest {
    @Test
    void marksKeywordsTextsNumbersAndComments() {
        assertThat(SqlHighlighter.html("select 1 -- one"))
                .isEqualTo("<span class=\"sql-keyword\">select</span> <span class=\"sql-number\">1</span> "
                        + "<span class=\"sql-comment\">-- one</span>");
    }

    @Test
    void escapesMarkupWhereverItStands() {
        String html = SqlHighlighter.html("<b> '<script>' \"<i>\" /* <u> */ & <");

        assertThat(html.replaceAll("</?span[^>]*>", ""))
                .doesNotContain("<", ">")
                .contains("&lt;script&gt;", "&amp;");
    }

    @Test
    void readsQuotesThatNeverEnd() {
        assertThat(SqlHighlighter.html("select 'it''s < open")).endsWith("&#39;it&#39;&#39;s &lt; open</span>");
    }
}
