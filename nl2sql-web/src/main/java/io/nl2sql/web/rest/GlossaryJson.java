package io.nl2sql.web.rest;

import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.history.History;
import io.nl2sql.ejb.glossary.GlossaryBean;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Meanings of words as JSON. */
final class GlossaryJson {
    private GlossaryJson() {}

    static JsonObjectBuilder of(GlossaryBean.Part part) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        part.synonyms().forEach(synonym -> items.add(of(synonym)));
        JsonValue next = part.next()
                .<JsonValue>map(
                        cursor -> Json.createValue(PageRequest.text(new History.Cursor(cursor.at(), cursor.id()))))
                .orElse(JsonValue.NULL);
        return Json.createObjectBuilder().add("items", items).add("next", next);
    }

    static JsonObjectBuilder of(Synonym synonym) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", synonym.id().toString())
                .add("dataSource", synonym.dataSource())
                .add("phrase", synonym.naming().phrase())
                .add("table", synonym.naming().table().toString())
                .add("state", synonym.state().name())
                .add("weight", synonym.weight())
                .add("owner", synonym.owner())
                .add("at", synonym.at().toString());
        synonym.naming().column().ifPresentOrElse(column -> json.add("column", column), () -> json.addNull("column"));
        json.add("stored", synonym.naming().stored());
        synonym.decision()
                .ifPresentOrElse(
                        decision -> json.add("decidedBy", decision.by())
                                .add("decidedAt", decision.at().toString()),
                        () -> json.addNull("decidedBy").addNull("decidedAt"));
        return json;
    }
}
