package dev.runnable.plugins.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The interpreters of this machine. A user without one sees a skipped test; where
/// `RUNNABLE_REQUIRE` names it, its absence is a failure.
public final class Pythons {
    private static final String AIRFLOW = "import airflow.sdk, airflow.providers.standard";

    private Pythons() {}

    public static String any() {
        return needed(interpreter("python3", "pass"), "python");
    }

    /// One with Airflow 3: that of `RUNNABLE_AIRFLOW_PYTHON`, else the usual one if it has it.
    public static String withAirflow() {
        String named = System.getenv().getOrDefault("RUNNABLE_AIRFLOW_PYTHON", "");
        return needed(interpreter(named.isEmpty() ? "python3" : named, AIRFLOW), "airflow");
    }

    private static String needed(Optional<String> found, String what) {
        String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
        if (found.isEmpty() && Arrays.asList(required.split(",")).contains(what)) {
            throw new AssertionError(what + " is required here and missing");
        }
        Assumptions.assumeTrue(found.isPresent(), what + " is missing");
        return found.orElseThrow();
    }

    private static Optional<String> interpreter(String python, String program) {
        try {
            return new ProcessBuilder(python, "-c", program)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0
                    ? Optional.of(python)
                    : Optional.empty();
        } catch (IOException | InterruptedException e) {
            return Optional.empty();
        }
    }

    /// @return the standard output
    /// @throws AssertionError with the standard error, when it fails
    public static String run(Path folder, Map<String, String> environment, String... command)
            throws Exception {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(
                    List.of(command) + "\n" + out + "\n" + Files.readString(errors));
        }
        return out;
    }

    /// A program of the test's resources.
    static Path program(String name) {
        return Path.of("src/test/resources/dev/runnable/plugins/airflow", name).toAbsolutePath();
    }

    /// Runs such a program.
    static String run(String python, String program, Map<String, String> environment, Path... files)
            throws Exception {
        String[] command =
                Stream.concat(
                                Stream.of(python, program(program).toString()),
                                Stream.of(files).map(file -> file.toAbsolutePath().toString()))
                        .toArray(String[]::new);
        return run(Path.of("target").toAbsolutePath(), environment, command);
    }
}
