package dev.runnable.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Where the JVM starts. `--version` is answered here, before picocli is loaded: it is what scripts
/// ask most often, and what the launcher's start-up time is measured with.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println("runnable " + version());
            return 0;
        }
        if (args.length == 1 && args[0].equals("--aot-training")) {
            return AotTraining.run();
        }
        return new CommandLine(new Root()).execute(args);
    }

    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("version")) {
            return new String(
                    Objects.requireNonNull(in, "version").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Command(name = "runnable", description = "Runs pipelines on any executor.")
    static final class Root implements Runnable {
        @Override
        public void run() {
            CommandLine.usage(this, System.err);
        }
    }
}
