package io.nl2sql.launcher;

import java.util.List;
import java.util.stream.Stream;

/** What a JVM needs that runs Payara Micro from a class path: the packages that the server opens by reflection. */
public final class JvmOptions {
    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/jdk.internal.loader",
            "java.base/sun.net.www.protocol.jar",
            "java.base/sun.net.www.protocol.jrt",
            "java.base/sun.nio.ch",
            "java.logging/java.util.logging",
            "java.management/javax.management",
            "java.management/javax.management.openmbean",
            "java.management/sun.management",
            "java.naming/javax.naming.spi",
            "java.rmi/sun.rmi.transport",
            "jdk.management/com.sun.management.internal");
    private static final List<String> EXPORTED =
            List.of("java.base/jdk.internal.ref", "java.naming/com.sun.jndi.ldap", "jdk.naming.dns/com.sun.jndi.dns");

    private JvmOptions() {}

    public static List<String> all() {
        return Stream.of(
                        OPENED.stream().map(packageName -> "--add-opens=" + packageName + "=ALL-UNNAMED"),
                        EXPORTED.stream().map(packageName -> "--add-exports=" + packageName + "=ALL-UNNAMED"),
                        Stream.of("-Djava.awt.headless=true"))
                .flatMap(options -> options)
                .toList();
    }
}
