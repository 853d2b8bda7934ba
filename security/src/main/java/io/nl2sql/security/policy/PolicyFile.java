package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlFile;
import io.nl2sql.security.internal.YamlValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads policies from YAML. Whatever is doubtful is refused when the file is read, never guessed at when somebody asks.
 *
 * <pre>
 * dataSources:
 *   lab:
 *     tables:
 *       sales.customers:
 *         roles: [analyst]                      # who may see the table at all
 *         rows: "tenant_id = :tenant"           # :tenant is the caller's verified claim, bound and never pasted
 *         columns:
 *           ssn:    { mask: last, keep: 4 }
 *           salary: { mask: "null", unless: [hr] }
 *           notes:  { hidden: true }
 *         unlisted: visible                     # or hidden: columns that are not listed
 *       sales.orders:
 *         roles: [analyst, auditor]
 *         rows:
 *           anyOf:                              # OR between the branches that name one of the caller's roles
 *             - { roles: [auditor], all: true }
 *             - { roles: [analyst], rows: ["tenant_id = :tenant", "NOT secret"] }   # AND within a list
 * </pre>
 */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * Reads a whole file. What is wrong in the section of one data source is a fault of that one.
     *
     * @throws PolicyFileException with line, column and what is wrong, where the file as a whole cannot be trusted
     */
    public static PolicyBook parse(String yaml) {
        YamlValue root = YamlFile.read(yaml, "the policy file", PolicyFileException::at);
        YamlValue sources = root.entries("dataSources").get("dataSources");
        if (sources == null) {
            throw root.problem("the policy file has no 'dataSources'");
        }
        Map<String, PolicyBook.Section> sections = new LinkedHashMap<>();
        sources.entries().forEach((name, source) -> sections.put(name, section(name, source)));
        return new PolicyBook(digest(yaml), sections);
    }

    private static PolicyBook.Section section(String dataSource, YamlValue source) {
        Map<TableName, TableRules> rules = new LinkedHashMap<>();
        List<PolicyFault> faults = new ArrayList<>();
        collecting(
                faults,
                () -> tables(dataSource, source)
                        .forEach((key, value) -> collecting(faults, () -> put(rules, key, value))));
        return new PolicyBook.Section(rules, faults);
    }

    private static Map<String, YamlValue> tables(String dataSource, YamlValue source) {
        YamlValue tables = source.named("data source '" + dataSource + "'")
                .entries("tables")
                .get("tables");
        if (tables == null) {
            throw source.problem("data source '" + dataSource + "' has no 'tables'");
        }
        return tables.entries();
    }

    private static void put(Map<TableName, TableRules> rules, String key, YamlValue value) {
        TableName name = SqlNames.table(key, value);
        if (rules.put(name, TableSection.read(name, value)) != null) {
            throw value.problem("table " + name + " stands twice; keep one");
        }
    }

    private static void collecting(List<PolicyFault> faults, Runnable reading) {
        try {
            reading.run();
        } catch (PolicyFileException e) {
            faults.add(e.fault());
        }
    }

    private static String digest(String yaml) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
