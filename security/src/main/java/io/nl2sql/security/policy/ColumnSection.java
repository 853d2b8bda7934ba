package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.Map;
import java.util.Set;

/** Reads the rule of one column. */
final class ColumnSection {
    private static final String KINDS = "null, constant, first, last, email, hash, year, range, custom";
    private static final Map<String, String> OPTION_OF = Map.of(
            "constant",
            "text",
            "first",
            "keep",
            "last",
            "keep",
            "range",
            "width",
            "custom",
            "expression",
            "expression",
            "expression");

    private final String column;
    private final YamlValue section;
    private final Map<String, YamlValue> entries;

    private ColumnSection(String column, YamlValue section) {
        this.column = column;
        this.section = section;
        this.entries = section.entries("mask", "hidden", "unless", "keep", "text", "width", "expression");
    }

    static ColumnRule read(String column, YamlValue value) {
        return new ColumnSection(column, value.named("column " + column)).rule();
    }

    private ColumnRule rule() {
        if (entries.containsKey("mask") == entries.containsKey("hidden")) {
            throw section.problem("column " + column + " needs either 'mask' or 'hidden'");
        }
        Set<String> unless =
                entries.containsKey("unless") ? entries.get("unless").names() : Set.of();
        return new ColumnRule(entries.containsKey("mask") ? masked() : hidden(), unless);
    }

    private ColumnAccess hidden() {
        refuseOptionsExcept("");
        return entries.get("hidden").flag() ? new ColumnAccess.Hidden() : new ColumnAccess.Visible();
    }

    private ColumnAccess masked() {
        YamlValue mask = entries.get("mask");
        String kind = mask.isNullWord() ? "null" : mask.text();
        refuseOptionsExcept(OPTION_OF.getOrDefault(kind, ""));
        return new ColumnAccess.Masked(
                switch (kind) {
                    case "null" -> new ColumnMask.Null();
                    case "constant" -> new ColumnMask.Constant(option("text").text());
                    case "first" -> new ColumnMask.First(option("keep").integer(0, 1000));
                    case "last" -> new ColumnMask.Last(option("keep").integer(0, 1000));
                    case "email" -> new ColumnMask.Email();
                    case "hash" -> new ColumnMask.Hash();
                    case "year" -> new ColumnMask.Year();
                    case "range" -> new ColumnMask.Range(option("width").positiveNumber());
                    case "custom", "expression" -> new ColumnMask.Custom(expression());
                    default -> throw mask.problem("unknown mask '" + kind + "' for " + column + "; known are " + KINDS);
                });
    }

    private YamlValue option(String name) {
        YamlValue value = entries.get(name);
        if (value == null) {
            throw section.problem("the mask of " + column + " needs '" + name + "'");
        }
        return value;
    }

    private void refuseOptionsExcept(String allowed) {
        for (String option : Set.copyOf(OPTION_OF.values())) {
            if (!option.equals(allowed) && entries.containsKey(option)) {
                throw entries.get(option).problem("'" + option + "' means nothing here; remove it");
            }
        }
    }

    private String expression() {
        YamlValue value = option("expression");
        try {
            SqlTemplate template = SqlTemplate.parse(value.text());
            if (!template.claims().isEmpty()) {
                throw new IllegalArgumentException(
                        "a mask cannot use claims such as :" + template.claims().get(0));
            }
            return template.texts().get(0);
        } catch (IllegalArgumentException e) {
            throw value.problem("the expression for " + column + " is not usable: " + e.getMessage());
        }
    }
}
