package io.nl2sql.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.data.InstanceDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

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
        settings.https().ifPresent(https -> micro.setSslPort(https.port()));
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
        // Our jars say by beans.xml which of them hold beans; looking into all others costs seconds.
        run("set", "configs.config.server-config.cdi-service.enable-implicit-cdi=false");
        try (DeploymentFaults faults = DeploymentFaults.watch()) {
            ClusterCommandResult result = run("deploy", "--name", NAME, "--contextroot", "/", archive.toString());
            if (result.getExitStatus() != ExitStatus.SUCCESS) {
                throw new LaunchException(
                        "The application refused to start: " + faults.reason().orElse(result.getOutput())
                                + System.lineSeparator() + "  Details are in " + ServerLog.file(data));
            }
        }
    }

    private ClusterCommandResult run(String command, String... arguments) {
        List<InstanceDescriptor> here = List.of(runtime.getLocalDescriptor());
        Future<? extends ClusterCommandResult> result =
                runtime.run(here, command, arguments).values().iterator().next();
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start was interrupted", e);
        } catch (ExecutionException e) {
            throw new LaunchException("Payara Micro could not carry out: " + command, e);
        }
    }

    @Override
    public void close() {
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            throw new LaunchException("Payara Micro did not stop", e);
        }
    }
}
