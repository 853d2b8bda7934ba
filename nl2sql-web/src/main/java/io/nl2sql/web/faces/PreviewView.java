package io.nl2sql.web.faces;

import io.nl2sql.core.pipeline.PolicyPreview;
import io.nl2sql.core.pipeline.PreviewRequest;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A preview as its page shows it. */
public final class PreviewView {
    private final PreviewRequest request;
    private final PolicyPreview preview;

    PreviewView(PreviewRequest request, PolicyPreview preview) {
        this.request = request;
        this.preview = preview;
    }

    public PolicyPreview preview() {
        return preview;
    }

    /** As whom, in one line. */
    public String asker() {
        String roles = String.join(", ", new TreeSet<>(request.principal().roles()));
        String claims = ClaimsText.of(request.principal().claims()).replace("\n", ", ");
        return (roles.isEmpty() ? "no roles" : roles) + " · " + (claims.isEmpty() ? "no claims" : claims);
    }

    public String name() {
        return request.principal().name();
    }

    public boolean isGenerated() {
        return request.isQuestion();
    }

    public String generator() {
        return AnswerView.generator(preview.generator());
    }

    public String rows() {
        return number(preview.rows());
    }

    public String rowsWithoutPolicies() {
        return number(preview.rowsWithoutPolicies());
    }

    private static String number(OptionalLong rows) {
        return rows.isPresent() ? String.format(Locale.ENGLISH, "%,d", rows.getAsLong()) : "not counted";
    }

    /** Values of claims in the order of their marks; empty where there are none. */
    public String parameters() {
        return preview.parameters().stream().map(ClaimsText::of).collect(Collectors.joining(", "));
    }

    public List<String> hidden() {
        return preview.hidden();
    }

    public String sqlHtml() {
        return SqlHighlighter.html(preview.sql());
    }

    public String executedSqlHtml() {
        return SqlHighlighter.html(preview.executedSql());
    }
}
