package io.nl2sql.jdbc.internal.wire;

/** The SQLStates that the driver itself gives; those of the server are in the wire contract. */
public final class SqlState {
    public static final String WARNING = "01000";
    public static final String TRUNCATED = "01N03";
    public static final String PARAMETER_MISSING = "07001";
    public static final String TYPE_MISMATCH = "07006";
    public static final String CANNOT_CONNECT = "08001";
    public static final String CLOSED = "08003";
    public static final String UNAVAILABLE = "08004";
    public static final String LOST = "08006";
    public static final String PROTOCOL = "08P01";
    public static final String NOT_SUPPORTED = "0A000";
    public static final String OUT_OF_RANGE = "22003";
    public static final String BAD_CAST = "22018";
    public static final String BAD_ARGUMENT = "22023";
    public static final String NO_ROW = "24000";
    public static final String READ_ONLY = "25006";
    public static final String NOT_SIGNED_IN = "28000";
    public static final String NO_DATA_SOURCE = "3D000";
    public static final String SYNTAX = "42601";
    public static final String REFUSED = "42501";
    public static final String UNDEFINED_COLUMN = "42703";
    public static final String BOUND = "53400";
    public static final String CANCELLED = "57014";
    public static final String SERVICE = "58000";
    public static final String OBJECT_CLOSED = "55000";
    public static final String DEFECT = "XX000";

    private SqlState() {}
}
