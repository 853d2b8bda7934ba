package io.nl2sql.launcher;

import io.nl2sql.launcher.demo.DemoCompany;
import io.nl2sql.launcher.demo.DemoPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who can sign in: the demo people, unless a file of accounts replaces them. */
final class SignIns {
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> people = new ArrayList<>();

    private SignIns() {}

    static SignIns prepare(LaunchSettings settings, DataDirectory data, Secrets secrets) {
        SignIns signIns = new SignIns();
        if (settings.demo() && settings.policyFile().isEmpty()) {
            signIns.properties.put(LaunchSettings.POLICY_FILE, policy(data).toString());
        }
        if (settings.demo() && settings.usersFile().isEmpty()) {
            Path accounts = data.writePrivately(
                    "local-users.yaml", DemoPerson.accounts(name -> secrets.apply("person." + name)));
            signIns.properties.put(LaunchSettings.USERS_FILE, accounts.toString());
            signIns.people.add("sign in as   with password         and see");
            DemoPerson.ALL.forEach(person -> signIns.people.add(String.format(
                    Locale.ROOT,
                    "%-12s %s   %s",
                    person.name(),
                    secrets.apply("person." + person.name()),
                    person.sees())));
        }
        return signIns;
    }

    /** Written once, so that it can be changed. */
    private static Path policy(DataDirectory data) {
        Path file = data.path("demo-policy.yaml");
        return Files.exists(file) ? file : data.writePrivately("demo-policy.yaml", DemoCompany.policy());
    }

    Map<String, String> properties() {
        return properties;
    }

    List<String> announcement(LaunchSettings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("NL2SQL is ready at http://localhost:" + settings.httpPort() + "/");
        settings.https().ifPresent(https -> lines.add("and at https://localhost:" + https.port() + "/"));
        ApplicationArchive.driver().ifPresent(jar -> {
            lines.add("and for SQL clients at jdbc:nl2sql://localhost:" + settings.httpPort() + "/"
                    + (settings.demo() ? DemoCompany.DATABASE : ""));
            lines.add("with the JDBC driver " + jar);
        });
        lines.add("");
        lines.addAll(people);
        settings.usersFile().ifPresent(file -> lines.add("Accounts are those of " + file));
        lines.add("");
        lines.add("Stop with Ctrl-C. Log: " + settings.dataDirectory().resolve("logs"));
        return lines;
    }
}
