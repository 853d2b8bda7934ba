package io.nl2sql.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro in this process: alone, without administration, with one application at the root. */
final class ApplicationServer implements AutoCloseable {
    private static final String NAME = "nl2sql";

    private final PayaraMicroRuntime runtime;

    private ApplicationServer(PayaraMicroRuntime runtime) {
        this.runtime = runtime;
    }

    static ApplicationServer start(LaunchSettings settings, DataDirectory data) {
        settings.https().ifPresent(ApplicationServer::useKeyStore);
        PayaraMicro.setUpackedJarDir(data.emptied("payara/runtime").toFile());
        PayaraMicro micro = PayaraMicro.getInstance()
                .setRootDir(data.emptied("payara/server").toFile())
                .setHttpPort(settings.httpPort())
                .setNoCluster(true)
                .setPrintLogo(false)
                .setLogPropertiesFile(ServerLog.properties(data).toFile());
        micro.setNoHazelcast(true);
        settings.https().ifPresent(https -> micro.setSslPort(https.port()).setSslCert(ServerKey.alias(https)));
        try {
            return new ApplicationServer(micro.bootStrap());
        } catch (BootstrapException e) {
            throw new LaunchException("Payara Micro did not start; the reason is in " + ServerLog.file(data), e);
        }
    }

    private static void useKeyStore(LaunchSettings.Https https) {
        System.setProperty("javax.net.ssl.keyStore", https.keyStore().toString());
        System.setProperty("javax.net.ssl.keyStorePassword", https.password());
        System.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
    }

    /** Deploys at the root, or says why that failed. */
    void deploy(Path archive, DataDirectory data) {
        try (DeploymentFaults faults = DeploymentFaults.watch()) {
            // The call may well say that all is fine where nothing was deployed.
            boolean accepted = runtime.deploy(NAME, "/", archive.toFile());
            if (!accepted || !runtime.getDeployedApplicationNames().contains(NAME)) {
                throw new LaunchException("The application refused to start: "
                        + faults.reason().orElse("the server gives no reason") + System.lineSeparator()
                        + "  Details are in " + ServerLog.file(data));
            }
        }
    }

    @Override
    public void close() {
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            throw new LaunchException("Payara Micro did not stop", e);
        } catch (IllegalStateException e) {
            // The server stops by itself too when the JVM is told to end; then there is nothing left to do.
            Logger.getLogger(ApplicationServer.class.getName()).log(Level.FINE, "Payara Micro had stopped before", e);
        }
    }
}
