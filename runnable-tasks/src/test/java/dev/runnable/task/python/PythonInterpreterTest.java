package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.task.python.PythonInterpreter.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With programs that answer as an interpreter does.
class PythonInterpreterTest {
    @TempDir private Path directory;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void path() {
        environment = Map.of("PATH", "/nowhere::" + directory.resolve("bin") + ":/bin:/usr/bin");
    }

    private void program(String name, String body) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Search find(String... configured) throws InterruptedException {
        Optional<String> python =
                configured.length == 0 ? Optional.empty() : Optional.of(configured[0]);
        return PythonInterpreter.find(python, environment, directory);
    }

    private static Search found(String executable, String version) {
        return new Search.Found(new PythonInterpreter(Path.of(executable), version));
    }

    @Test
    void configuredInterpreterComesFirst() throws Exception {
        program("own/python", "echo /own/python; echo 3.12.1");
        program("bin/python3", "echo /path/python; echo 3.11.7");

        assertThat(find("own/python")).isEqualTo(found("/own/python", "3.12.1"));
        assertThat(find("python3")).isEqualTo(found("/path/python", "3.11.7"));
    }

    @Test
    void activeVirtualEnvironmentComesBeforeThePath() throws Exception {
        program("venv/bin/python", "echo /venv/python; echo 3.12.1");
        program("bin/python3", "echo /path/python; echo 3.11.7");
        assertThat(find()).isEqualTo(found("/path/python", "3.11.7"));

        environment = Map.of("VIRTUAL_ENV", directory + "/venv", "PATH", directory + "/bin");

        assertThat(find()).isEqualTo(found("/venv/python", "3.12.1"));
    }

    @Test
    void interpreterThatDoesNotKnowItsOwnNameIsCalledByTheOneItWasFoundUnder() throws Exception {
        program("bin/python3", "echo; echo 3.8.0");

        assertThat(find()).isEqualTo(found(directory + "/bin/python3", "3.8.0"));
    }

    @Test
    void missingInterpreterIsToldWithWhereItWasLookedFor() throws Exception {
        assertThat(find("/opt/python"))
                .isEqualTo(
                        new Search.Missing(
                                "no Python interpreter: there is no program '/opt/python' (from"
                                        + " 'python:' of the configuration)",
                                "Install Python 3.8 or newer, activate a virtual environment, or"
                                        + " set 'python:' in the configuration to an interpreter"));
        environment = Map.of("PATH", "/nowhere");
        assertThat(find().toString()).contains("'python3' (from the PATH)");
        environment = Map.of("VIRTUAL_ENV", "/gone");
        assertThat(find().toString()).contains("'/gone/bin/python' (from the active VIRTUAL_ENV)");
    }

    @Test
    void oldInterpreterIsRefused() throws Exception {
        program("bin/python3", "echo /usr/bin/python; echo 3.7.16");

        assertThat(find().toString())
                .contains("bin/python3 is Python 3.7.16, too old for Python tasks");
    }

    @Test
    void interpreterThatCannotRunTheBridgeIsToldWithWhatItSays() throws Exception {
        program(
                "venv/bin/python",
                "[ $1 = -c ] || { echo no memory >&2; exit 1; }; echo; echo 3.9.1");
        try (PythonRun run = PythonRun.in(directory, Map.of("VIRTUAL_ENV", directory + "/venv"))) {
            assertThat(run.call("steps.f").result()).isEqualTo("Python does not start: no memory");
        }
    }

    @Test
    void brokenInterpreterIsToldWithWhatItSays() throws Exception {
        program("bin/python3", "echo 'pyenv: python3: command not found' >&2; exit 127");
        assertThat(find().toString())
                .contains("bin/python3 does not work: pyenv: python3: command not found");

        program("bin/python3", "exit 1");
        assertThat(find().toString()).contains("bin/python3 does not work: no output");
    }
}
