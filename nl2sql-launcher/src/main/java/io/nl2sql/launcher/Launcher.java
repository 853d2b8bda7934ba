package io.nl2sql.launcher;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts PostgreSQL, Payara Micro and the application; stops them in the opposite order. */
public final class Launcher {
    /** Argument: stop when the process that started this one ends. */
    public static final String WITH_PARENT = "--with-parent";

    private final LaunchSettings settings;
    private final RawSettings raw;
    private final DataDirectory data;
    private final Progress progress;
    private final StopRequest stop;

    private Launcher(
            LaunchSettings settings, RawSettings raw, DataDirectory data, Progress progress, StopRequest stop) {
        this.settings = settings;
        this.raw = raw;
        this.data = data;
        this.progress = progress;
        this.stop = stop;
    }

    public static void main(String... arguments) {
        Progress progress = new Progress(System.out, uptime());
        StopRequest stop = StopRequest.onSignals();
        if (List.of(arguments).contains(WITH_PARENT)) {
            stop.alsoWithParent();
        }
        int code = 1;
        try {
            run(progress, stop);
            code = 0;
        } catch (LaunchException e) {
            report(e, progress, stop);
        } finally {
            stop.stopped();
            System.exit(code);
        }
    }

    /** A start that was cut off on purpose has not failed. */
    private static void report(LaunchException failure, Progress progress, StopRequest stop) {
        if (stop.isRequested()) {
            progress.step("stopped before it was ready");
        } else {
            progress.failure(failure.getMessage());
        }
    }

    private static Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private static void run(Progress progress, StopRequest stop) {
        RawSettings raw = new RawSettings(System.getProperties(), System.getenv());
        LaunchSettings settings = LaunchSettings.from(raw);
        Ports.check(settings);
        try (DataDirectory data = DataDirectory.open(settings.dataDirectory())) {
            progress.step("NL2SQL starts; its data is in " + settings.dataDirectory());
            ServerLog.takeStreams(data);
            new Launcher(settings, raw, data, progress, stop).serve();
            progress.step("stopped");
        } catch (LaunchException e) {
            e.printStackTrace();
            throw e;
        }
    }

    private void serve() {
        Path archive = ApplicationArchive.locate();
        Secrets secrets = new Secrets(data);
        // Databases and server do not need each other until the application comes.
        try (Starting<Databases> databases =
                        Starting.inBackground(() -> Databases.start(settings, data, secrets, progress));
                ApplicationServer server = ApplicationServer.start(settings, data)) {
            progress.step("Payara Micro is up");
            Handover handover = new Handover(raw);
            handover.offer(databases.await().properties());
            SignIns signIns = SignIns.prepare(settings, data, secrets);
            handover.offer(signIns.properties());
            if (!stop.isRequested()) {
                open(server, archive, signIns);
                stop.awaitRequest();
            }
            progress.step("stopping");
        }
    }

    private void open(ApplicationServer server, Path archive, SignIns signIns) {
        progress.step("starting the application");
        server.deploy(archive, data);
        Readiness.await(settings.httpPort(), stop::isRequested);
        if (!stop.isRequested()) {
            progress.step("ready");
            progress.block(signIns.announcement(settings));
        }
    }
}
