package io.nl2sql.web.faces;

import io.nl2sql.core.format.CsvRows;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.web.export.EntriesFile;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Sends rows as a file. */
final class CsvResponse {
    private CsvResponse() {}

    static void send(FacesContext faces, Answer answer) throws IOException {
        ExternalContext external = begin(faces, "answer-" + answer.id() + ".csv");
        try (Writer out = external.getResponseOutputWriter()) {
            CsvRows.write(answer.result(), out);
        }
        faces.responseComplete();
    }

    /** Closes the file. */
    static void send(FacesContext faces, EntriesFile file, String name) throws IOException {
        try (file) {
            ExternalContext external = begin(faces, name);
            file.copyTo(external.getResponseOutputStream());
        }
        faces.responseComplete();
    }

    private static ExternalContext begin(FacesContext faces, String name) {
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("text/csv; charset=UTF-8");
        external.setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        external.addResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        external.addResponseHeader("X-Content-Type-Options", "nosniff");
        external.addResponseHeader("Cache-Control", "no-store");
        return external;
    }
}
