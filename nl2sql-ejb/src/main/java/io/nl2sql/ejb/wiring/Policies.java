package io.nl2sql.ejb.wiring;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.PolicyFileException;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.security.policy.TableRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policy file: read anew at each call, so that a change takes effect with the next refresh. */
final class Policies {
    private final Optional<Path> file;

    Policies(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The policies as they are written now; none where no file is configured.
     *
     * @throws PolicyFileException when the file cannot be read or trusted; details are for the log
     */
    PolicyBook read() {
        if (file.isEmpty()) {
            return PolicyBook.empty();
        }
        try {
            return PolicyFile.parse(Files.readString(file.get(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PolicyFileException("The file that nl2sql.policy.file names cannot be read: " + file.get());
        }
    }

    /** What the policies name and the catalog does not have; a misspelt rule would protect nothing. */
    static List<String> unknownNames(Map<TableName, TableRules> rules, Catalog catalog) {
        Map<TableName, Table> tables =
                catalog.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
        List<String> unknown = new ArrayList<>();
        rules.forEach((name, rule) -> {
            Table table = tables.get(name);
            if (table == null) {
                unknown.add(name.toString());
                return;
            }
            rule.columns().stream()
                    .filter(column -> table.column(column).isEmpty())
                    .forEach(column -> unknown.add(name + "." + column));
        });
        return unknown.stream().sorted().toList();
    }
}
