package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlFile;
import io.nl2sql.security.internal.YamlValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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

    /** @throws PolicyFileException with line, column and what is wrong */
    public static PolicyBook parse(String yaml) {
        YamlValue root = YamlFile.read(yaml, "the policy file", PolicyFileException::new);
        YamlValue sources = root.entries("dataSources").get("dataSources");
        if (sources == null) {
            throw root.problem("the policy file has no 'dataSources'");
        }
        Map<String, Map<TableName, TableRules>> books = new LinkedHashMap<>();
        sources.entries().forEach((name, source) -> books.put(name, tables(name, source)));
        return new PolicyBook(digest(yaml), books);
    }

    private static Map<TableName, TableRules> tables(String dataSource, YamlValue source) {
        YamlValue tables = source.named("data source '" + dataSource + "'")
                .entries("tables")
                .get("tables");
        if (tables == null) {
            throw source.problem("data source '" + dataSource + "' has no 'tables'");
        }
        Map<TableName, TableRules> rules = new LinkedHashMap<>();
        tables.entries().forEach((key, value) -> {
            TableName name = SqlNames.table(key, value);
            if (rules.put(name, TableSection.read(name, value)) != null) {
                throw value.problem("table " + name + " stands twice; keep one");
            }
        });
        return rules;
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
