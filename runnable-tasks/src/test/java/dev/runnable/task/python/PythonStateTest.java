package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
class PythonStateTest {
    private static final String FUNCTIONS =
            """
            import os, signal, sys, time

            calls = 0

            def spoil():
                os.environ["ADDED"] = "1"
                os.environ["HOME_OF_TEST"] = "spoilt"
                os.environ.pop("KEPT", None)
                os.environ = {}
                os.chdir("/")
                os.umask(0)
                sys.path[:] = ["/nowhere"]
                sys.path = []
                sys.argv = ["spoilt", "x"]
                sys.stdin = sys.stdout = sys.stderr = None
                sys.setrecursionlimit(200)
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                signal.signal(signal.SIGINT, lambda *_: None)
                signal.signal(signal.SIGALRM, lambda *_: None)
                signal.alarm(1)
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])

            def state():
                return [
                    {key: os.environ.get(key) for key in ("ADDED", "HOME_OF_TEST", "KEPT")},
                    os.getcwd(),
                    sys.path[:2],
                    len(sys.path) > 4,
                    sys.argv,
                    sys.getrecursionlimit(),
                    str(signal.getsignal(signal.SIGTERM)),
                    signal.getsignal(signal.SIGINT) is signal.default_int_handler,
                    signal.alarm(0),
                    len(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
                    os.umask(0o22),
                    sys.stdin.read() + str(sys.stdout.fileno()) + str(sys.stderr.fileno()),
                ]

            def count():
                global calls
                calls += 1
                return [os.getpid(), calls]

            def secret(): return [os.environ.get("TOKEN"), os.environ.get("RUNNABLE_RUN_ID")]
            """;
    private final Path directory;
    private final PythonRun run;

    PythonStateTest(@TempDir Path directory) {
        this.directory = directory;
        Map<String, String> environment =
                Map.of("HOME_OF_TEST", "home", "KEPT", "kept", "TOKEN", "the user's own");
        run = PythonRun.in(directory, environment).file("steps.py", FUNCTIONS);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void nextCallFindsTheProcessAsTheFirstDid() throws InterruptedException {
        String before = run.call("steps.state").value();

        assertThat(run.call("steps.spoil").result()).isEqualTo("{}");

        assertThat(run.call("steps.state").value())
                .isEqualTo(before)
                .startsWith("[{\"ADDED\":null,\"HOME_OF_TEST\":\"home\",\"KEPT\":\"kept\"},")
                .contains(",[\"steps.state\"],");
    }

    @Test
    void secretsAndVariablesLastForTheirCallAndTheUsersOwnComeBack() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            assertThat(
                            run.call("steps.secret")
                                    .secret("TOKEN", "s3cret")
                                    .environment("RUNNABLE_RUN_ID", "r1")
                                    .value())
                    .isEqualTo("[\"s3cret\",\"r1\"]");
            assertThat(run.call("steps.secret").value()).isEqualTo("[\"the user's own\",null]");
        }
    }

    @Test
    void modulesStayWarm() throws InterruptedException {
        String first = run.call("steps.count").value();

        assertThat(run.call("steps.count").value()).isEqualTo(first.replace(",1]", ",2]"));
    }

    @Test
    void changedSourceIsImportedAfreshAlsoWhereItWasImportedByAnother()
            throws InterruptedException {
        run.file("shared.py", "def f(): return 1\n");
        run.file("user.py", "from shared import f\ndef g(): return f()\n");
        assertThat(run.call("user.g").value()).isEqualTo("1");

        run.file("shared.py", "def f(): return 2\n");

        assertThat(run.call("user.g").value()).isEqualTo("2");
    }

    @Test
    void moduleThatFailedToImportCanBeRepaired() throws InterruptedException {
        run.file("broken.py", "def f(: pass\n");
        assertThat(run.call("broken.f").value()).contains("SyntaxError");

        run.file("broken.py", "def f(): return 1\n");

        assertThat(run.call("broken.f").value()).isEqualTo("1");
    }

    @Test
    void moduleThatAStepWritesIsFoundByTheNext() throws InterruptedException, IOException {
        run.call("steps.count").value();
        FileTime before = Files.getLastModifiedTime(directory);
        assertThat(run.call("written.f").value()).startsWith("No module named 'written'");

        run.file("written.py", "def f(): return 1\n");
        Files.setLastModifiedTime(directory, before); // as where the clock of files is coarse

        assertThat(run.call("written.f").value()).isEqualTo("1");
        Files.delete(directory.resolve("written.py"));
        assertThat(run.call("written.f").value()).startsWith("No module named 'written'");
    }
}
