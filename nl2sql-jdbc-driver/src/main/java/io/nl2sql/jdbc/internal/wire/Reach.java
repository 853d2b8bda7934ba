package io.nl2sql.jdbc.internal.wire;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** What it means that a request got no response, and what to do about it. */
final class Reach {
    private static final String PLAIN = " If the server speaks plain HTTP there, set ssl=false.";

    private Reach() {}

    /**
     * Explains it.
     *
     * @param place host and port
     * @param connecting whether nothing has ever been answered on this connection
     */
    static SQLException failure(Throwable cause, String place, boolean tls, boolean connecting) {
        if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
            return unreachable("Nobody knows the host of " + place + "; check its name.", cause);
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return unreachable(
                    place + " did not take the connection within connectTimeout." + otherProtocol(tls), cause);
        }
        if (cause instanceof ConnectException) {
            return unreachable(
                    "Nothing listens at " + place + "; check host and port, and that the server runs.", cause);
        }
        if (has(cause, SSLException.class)) {
            return unreachable(tls(cause, place), cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return connecting
                    ? unreachable(place + " did not answer in time.", cause)
                    : Failures.lost("no answer from " + place + " in time.", cause);
        }
        return connecting
                ? unreachable(place + " does not answer as an HTTP server does." + otherProtocol(tls), cause)
                : Failures.lost(place + " broke off.", cause);
    }

    private static String tls(Throwable cause, String place) {
        if (has(cause, CertificateException.class)
                || String.valueOf(cause.getMessage()).contains("PKIX")) {
            return "The certificate of " + place
                    + " is not trusted or not made for this host; name its authority with sslRootCert.";
        }
        return "There is no TLS connection with " + place + "." + PLAIN;
    }

    private static String otherProtocol(boolean tls) {
        return tls ? PLAIN : " If the port is one for https, set ssl=true.";
    }

    private static SQLException unreachable(String message, Throwable cause) {
        return Failures.of(SqlState.CANNOT_CONNECT, message, cause);
    }

    private static boolean has(Throwable thrown, Class<?> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
