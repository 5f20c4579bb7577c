package dev.runnable.run;

import dev.runnable.engine.Ambience;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The process as the command line and users' programs find it: the one place where the world is
/// read.
public final class ThisProcess {
    private ThisProcess() {}

    /// @param self the command that starts this program, without its arguments; empty where there
    ///   is none
    public static Surroundings surroundings(List<String> self) {
        Map<String, String> environment = System.getenv();
        Ambience ambience =
                new Ambience(
                        InstantSource.system(),
                        ZoneId.systemDefault(),
                        System::nanoTime,
                        new Random());
        return new Surroundings(
                environment,
                Path.of("").toAbsolutePath(),
                Path.of(environment.getOrDefault("TMPDIR", "/tmp")).toAbsolutePath(),
                ambience,
                self);
    }

    /// How a user's program is started as the command line, for processes that run its steps; empty
    /// where the command line is not among its libraries.
    public static List<String> program() {
        boolean hasCommandLine =
                ThisProcess.class.getResource("/dev/runnable/cli/Main.class") != null;
        return hasCommandLine
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath(),
                        "dev.runnable.cli.Main")
                : List.of();
    }

    /// Where the classes of this program are.
    public static String classpath() {
        return System.getProperty("java.class.path", "");
    }

    /// Writes a line for people.
    public static void tell(String line) {
        System.err.println(line);
    }

    /// Ends this process.
    public static void exit(int code) {
        System.exit(code);
    }
}
