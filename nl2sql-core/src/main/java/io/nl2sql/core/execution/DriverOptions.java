package io.nl2sql.core.execution;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Properties for the PostgreSQL driver with which every connection to a data source is opened. */
public final class DriverOptions {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private DriverOptions() {}

    /**
     * Extended protocol (one statement per call), no server-side prepared statements that could outlive their user,
     * values as text, and a server that refuses writes and long work even if we forget to.
     *
     * @param statementTimeout upper bound of any statement
     * @param maxBytes cap on a result; what is fetched in one go may be twice as large
     */
    public static Map<String, String> bounded(Duration statementTimeout, long maxBytes) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("ApplicationName", "nl2sql");
        // Sends the name with the start of the session: what is set later does not outlive DISCARD ALL.
        options.put("assumeMinServerVersion", "12");
        options.put("preferQueryMode", "extended");
        options.put("prepareThreshold", "0");
        options.put("binaryTransfer", "false");
        options.put("maxResultBuffer", String.valueOf(2 * maxBytes));
        options.put("readOnlyMode", "transaction");
        options.put("logServerErrorDetail", "false");
        options.put("connectTimeout", String.valueOf(CONNECT.toSeconds()));
        options.put("loginTimeout", String.valueOf(CONNECT.toSeconds()));
        options.put("cancelSignalTimeout", String.valueOf(CONNECT.toSeconds()));
        options.put(
                "socketTimeout",
                String.valueOf(statementTimeout.plus(GRACE).plusMillis(999).toSeconds()));
        options.put("tcpKeepAlive", "true");
        options.put("options", serverOptions(statementTimeout));
        return options;
    }

    private static String serverOptions(Duration statementTimeout) {
        return "-c default_transaction_read_only=on"
                + " -c statement_timeout=" + statementTimeout.toMillis()
                + " -c idle_in_transaction_session_timeout="
                + statementTimeout.plus(GRACE).toMillis()
                + " -c standard_conforming_strings=on";
    }
}
