package io.nl2sql.launcher;

import java.util.Map;

/** Hands the launcher's own values to the application, as system properties, where the person has set none. */
final class Handover {
    private final RawSettings raw;

    Handover(RawSettings raw) {
        this.raw = raw;
    }

    void offer(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            if (raw.find(key).isEmpty()) {
                System.setProperty(key, value);
            }
        });
    }
}
