package io.nl2sql.jdbc.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build wrote down about this driver. */
public final class Build {
    public static final String DRIVER_NAME = "NL2SQL JDBC driver";

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final String UNKNOWN = "0.0";

    private Build() {}

    /** Such as {@code 1.2.3}; {@code 0.0} if the jar was taken apart. */
    public static String version() {
        Properties build = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return build.getProperty("version", UNKNOWN);
    }

    public static int majorVersion() {
        return number(version(), 1);
    }

    public static int minorVersion() {
        return number(version(), 2);
    }

    /** The first or second number of a version; 0 if there is none. */
    public static int number(String version, int which) {
        Matcher numbers = NUMBERS.matcher(version);
        return numbers.matches() ? Integer.parseInt(numbers.group(which)) : 0;
    }
}
