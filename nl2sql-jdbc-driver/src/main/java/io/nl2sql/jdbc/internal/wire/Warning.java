package io.nl2sql.jdbc.internal.wire;

/** What the server wants to be known beside the rows. */
public final class Warning {
    private final String state;
    private final String message;

    public Warning(String state, String message) {
        this.state = state;
        this.message = message;
    }

    public String state() {
        return state;
    }

    public String message() {
        return message;
    }
}
