package io.nl2sql.web.faces;

import io.nl2sql.core.pipeline.PolicyReport;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The policies of one data source as their page shows them. */
public final class PolicyReportView {
    private static final int SHOWN = 200;

    private final PolicyReport report;

    PolicyReportView(PolicyReport report) {
        this.report = report;
    }

    public String name() {
        return report.dataSource();
    }

    public boolean isAvailable() {
        return report.available();
    }

    /** What is the case with tables that no policy lists. */
    public String access() {
        return report.access().equals("open")
                ? "tables without a policy are visible to everybody"
                : "tables without a policy are invisible";
    }

    public List<PolicyFault> faults() {
        return report.faults();
    }

    /** Tables whose policy no longer fits, and those that would show what another policy hides; empty where there are none. */
    public String withheld() {
        return report.withheld().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
    }

    public int count() {
        return report.rules().size();
    }

    public boolean isCut() {
        return count() > SHOWN;
    }

    public List<RulesView> tables() {
        return new TreeMap<>(report.rules())
                .entrySet().stream()
                        .limit(SHOWN)
                        .map(each -> new RulesView(
                                each.getKey().toString(), each.getValue().text()))
                        .toList();
    }

    /**
     * A table's policy.
     *
     * @param name with its schema
     * @param text its rules in words
     */
    public record RulesView(String name, PolicyText text) {
        public String roles() {
            return String.join(", ", text.roles());
        }

        public List<String> rows() {
            return text.rows();
        }

        public List<Map.Entry<String, String>> columns() {
            return List.copyOf(text.columns().entrySet());
        }

        public String unlisted() {
            return text.unlisted();
        }
    }
}
