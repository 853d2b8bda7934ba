package io.nl2sql.web.rest;

import io.nl2sql.core.pipeline.PolicyPreview;
import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.ejb.ask.PoliciesBean;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicyText;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Policies as JSON, for administrators. */
final class PoliciesJson {
    private PoliciesJson() {}

    static JsonObjectBuilder of(PoliciesBean.Overview overview) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        overview.reports().forEach(report -> items.add(report(report)));
        return Json.createObjectBuilder().add("items", items).add("warnings", texts(overview.warnings()));
    }

    private static JsonObjectBuilder report(PolicyReport report) {
        JsonArrayBuilder tables = Json.createArrayBuilder();
        new TreeMap<>(report.rules())
                .forEach((name, rules) -> tables.add(table(rules.text())
                        .add("name", name.toString())
                        .add("withheld", report.withheld().contains(name))));
        JsonArrayBuilder faults = Json.createArrayBuilder();
        report.faults().forEach(fault -> faults.add(fault(fault)));
        JsonArrayBuilder withheld = Json.createArrayBuilder();
        new TreeSet<>(report.withheld()).forEach(name -> withheld.add(name.toString()));
        return Json.createObjectBuilder()
                .add("dataSource", report.dataSource())
                .add("available", report.available())
                .add("access", report.access())
                .add("version", report.version())
                .add("tables", tables)
                .add("withheld", withheld)
                .add("errors", faults);
    }

    private static JsonObjectBuilder table(PolicyText text) {
        JsonObjectBuilder columns = Json.createObjectBuilder();
        text.columns().forEach(columns::add);
        return Json.createObjectBuilder()
                .add("roles", texts(text.roles()))
                .add("rows", texts(text.rows()))
                .add("columns", columns)
                .add("unlisted", text.unlisted());
    }

    private static JsonObjectBuilder fault(PolicyFault fault) {
        return Json.createObjectBuilder()
                .add("line", fault.line())
                .add("column", fault.column())
                .add("path", fault.path())
                .add("message", fault.message());
    }

    static JsonObjectBuilder of(PolicyPreview preview) {
        JsonArrayBuilder parameters = Json.createArrayBuilder();
        preview.parameters().forEach(value -> parameters.add(value(value)));
        return Json.createObjectBuilder()
                .add("id", preview.id().toString())
                .add("dataSource", preview.dataSource())
                .add("sql", preview.sql())
                .add("generator", preview.generator())
                .add("executedSql", preview.executedSql())
                .add("parameters", parameters)
                .add("fenced", preview.fenced())
                .add("policies", texts(preview.policies()))
                .add("hidden", texts(preview.hidden()))
                .add("notices", texts(preview.notices()))
                .add("rowCount", count(preview.rows()))
                .add("rowCountWithoutPolicies", count(preview.rowsWithoutPolicies()));
    }

    private static JsonValue value(ClaimValue claim) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        claim.values().forEach(value -> values.add(scalar(value)));
        return claim.multiple() ? values.build() : values.build().get(0);
    }

    private static JsonValue scalar(Object value) {
        if (value instanceof Long number) {
            return Json.createValue(number);
        }
        if (value instanceof java.math.BigDecimal number) {
            return Json.createValue(number);
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return Json.createValue(value.toString());
    }

    private static JsonValue count(OptionalLong rows) {
        return rows.isPresent() ? Json.createValue(rows.getAsLong()) : JsonValue.NULL;
    }

    private static JsonArrayBuilder texts(Collection<String> texts) {
        return Json.createArrayBuilder(texts);
    }
}
