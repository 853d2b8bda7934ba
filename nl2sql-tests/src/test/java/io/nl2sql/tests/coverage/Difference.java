package io.nl2sql.tests.coverage;

import java.util.ArrayList;
import java.util.List;

/** Says in a line how two replies differ. */
final class Difference {
    private static final int SHOWN = 300;

    private Difference() {}

    static String between(Reply expected, Reply actual) {
        if (!expected.columns().equals(actual.columns())) {
            return "columns " + expected.columns() + " became " + actual.columns();
        }
        List<List<Object>> missing = new ArrayList<>(expected.table().rows());
        List<List<Object>> added = new ArrayList<>();
        for (List<Object> row : actual.table().rows()) {
            if (!missing.remove(row)) {
                added.add(row);
            }
        }
        return expected.table().rows().size() + " rows became "
                + actual.table().rows().size() + "; missing " + some(missing) + ", added " + some(added);
    }

    private static String some(List<List<Object>> rows) {
        String text = rows.size() + " " + rows.stream().limit(2).toList();
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}
