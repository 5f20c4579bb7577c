package dev.runnable.task.python;

import static java.util.Objects.requireNonNull;

import dev.runnable.process.Command;
import dev.runnable.process.ProcessMark;
import dev.runnable.process.ProcessTree;
import dev.runnable.task.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An interpreter that can run the bridge.
///
/// @param executable as the interpreter itself names it, so that a version switcher's shim is asked
///   once and not at each start
/// @param version for instance `3.11.7`
public record PythonInterpreter(Path executable, String version) {
    private static final int OLDEST_MINOR = 8;
    private static final int PROBE_SECONDS = 30;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");
    private static final String PROBE =
            "import sys; print(sys.executable or ''); print('%d.%d.%d' % sys.version_info[:3])";
    private static final String REMEDY =
            "Install Python 3.8 or newer, activate a virtual environment, or set 'python:' in the"
                    + " configuration to an interpreter";

    public PythonInterpreter {
        requireNonNull(executable, "executable");
        requireNonNull(version, "version");
    }

    /// What a search came to.
    public sealed interface Search {
        record Found(PythonInterpreter interpreter) implements Search {}

        /// @param reason what was looked for and what is wrong with it
        /// @param hint a sentence that says what to install or to set
        record Missing(String reason, String hint) implements Search {}
    }

    /// Finds the interpreter of Python tasks: the configured one, else that of the active virtual
    /// environment, else `python3` on the path. Starts it once to ask for its version.
    ///
    /// @param configured a path, or a name to look up on the path
    /// @param environment of the user
    /// @param directory where relative paths start
    public static Search find(
            Optional<String> configured, Map<String, String> environment, Path directory)
            throws InterruptedException {
        if (configured.isPresent()) {
            return named(
                    configured.get(), "'python:' of the configuration", environment, directory);
        }
        String active = environment.getOrDefault("VIRTUAL_ENV", "");
        return active.isEmpty()
                ? named("python3", "the PATH", environment, directory)
                : named(active + "/bin/python", "the active VIRTUAL_ENV", environment, directory);
    }

    private static Search named(
            String name, String source, Map<String, String> environment, Path directory)
            throws InterruptedException {
        Optional<Path> found = Programs.find(name, environment.getOrDefault("PATH", ""), directory);
        if (found.isEmpty()) {
            return new Search.Missing(
                    "no Python interpreter: there is no program '%s' (from %s)"
                            .formatted(name, source),
                    REMEDY);
        }
        return probe(found.get(), environment, directory);
    }

    private static Search probe(Path program, Map<String, String> environment, Path directory)
            throws InterruptedException {
        try {
            ProcessMark mark = ProcessMark.next(environment);
            Process process =
                    new Command(List.of(program.toString(), "-c", PROBE), environment, directory)
                            .marked(mark)
                            .redirectErrorStream(true)
                            .start();
            try {
                if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                    return broken(program, "gives no answer");
                }
                byte[] answer = process.getInputStream().readAllBytes();
                return judge(
                        program,
                        process.exitValue(),
                        new String(answer, StandardCharsets.UTF_8).strip());
            } finally {
                if (process.isAlive()) { // it may be a script that asks another one
                    ProcessTree.of(process.toHandle(), mark).end(Duration.ZERO);
                }
            }
        } catch (IOException failure) {
            return broken(program, "does not start: " + failure.getMessage());
        }
    }

    private static Search judge(Path program, int exitCode, String answer) {
        List<String> lines = answer.lines().toList();
        String version = lines.isEmpty() ? "" : lines.getLast();
        Matcher numbers = VERSION.matcher(version);
        if (exitCode != 0 || !numbers.matches()) {
            return broken(program, "does not work: " + (version.isEmpty() ? "no output" : version));
        }
        if (isTooOld(numbers)) {
            String reason = "%s is Python %s, too old for Python tasks".formatted(program, version);
            return new Search.Missing(reason, REMEDY);
        }
        String own = lines.size() < 2 ? "" : lines.get(lines.size() - 2);
        Path executable = own.startsWith("/") ? Path.of(own) : program;
        return new Search.Found(new PythonInterpreter(executable, version));
    }

    private static boolean isTooOld(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        return major < 3 || (major == 3 && Integer.parseInt(version.group(2)) < OLDEST_MINOR);
    }

    private static Search broken(Path program, String what) {
        return new Search.Missing("the Python interpreter %s %s".formatted(program, what), REMEDY);
    }
}
