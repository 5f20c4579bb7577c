package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.runnable.fixture.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresPython
class PythonStopTest {
    static final String FUNCTIONS =
            """
            import atexit, os, signal, subprocess, threading, time

            def sleeps():
                print(os.getpid(), flush=True)
                time.sleep(1000)

            def spins():
                print(os.getpid(), flush=True)
                while True: pass

            def has_children():
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                stubborn = "trap '' TERM; sleep 1000 & wait; sleep 1000"
                shell = subprocess.Popen(["sh", "-c", stubborn])
                away = subprocess.Popen(["sleep", "1000"], start_new_session=True)
                print(os.getpid(), shell.pid, away.pid, flush=True)
                time.sleep(1000)

            def orphan():
                if os.fork() == 0:
                    child = subprocess.Popen(["sleep", "1000"])
                    print(os.getpid(), child.pid, flush=True)
                    os._exit(0)
                os.wait()
                time.sleep(1000)

            def leaves_fork():
                ours, theirs = os.pipe()
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        os.write(theirs, b"%d" % os.getpid())
                        time.sleep(1000)
                    os._exit(0)
                os.wait()
                print(int(os.read(ours, 20)), flush=True)

            def leaves_shell(command="setsid sh -c 'trap \"\" TERM; echo $$; sleep 1000; :' &"):
                shell = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE)
                shell.wait()
                print(int(shell.stdout.readline()), flush=True)

            def leaves_unmarked(): leaves_shell("env -i sh -c 'echo $$; exec sleep 1000' &")

            def sleeps_after(function):
                globals()[function]()
                time.sleep(1000)

            def pid(): print(os.getpid(), flush=True)

            def leaves_child(): print(subprocess.Popen(["sleep", "1000"]).pid, flush=True)

            def leaves_orphan():
                if os.fork() == 0:
                    leaves_child()
                    os._exit(0)
                os.wait()

            def leaves_session():
                away = subprocess.Popen(["sleep", "1000"], start_new_session=True)
                print(away.pid, flush=True)

            def finishes(path):
                atexit.register(lambda: open(path + ".atexit", "w").close())
                def work():
                    time.sleep(0.3)
                    open(path + ".thread", "w").close()
                threading.Thread(target=work).start()
            """;

    private final Path directory;
    private final PythonRun run;

    PythonStopTest(@TempDir Path directory) {
        this.directory = directory;
        run = PythonRun.in(directory).file("steps.py", FUNCTIONS);
    }

    @AfterEach
    void close() {
        run.close();
    }

    /// Interrupts the call when the function has printed its first line.
    private List<String> interrupt(String function) throws Exception {
        return interrupt(run.call("steps." + function));
    }

    private static List<String> interrupt(PythonRun.Call call) throws Exception {
        BlockingQueue<String> first = new ArrayBlockingQueue<>(10);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                call.to((_, line) -> first.add(line)).run();
                                interrupted.complete(false);
                            } catch (InterruptedException _) {
                                interrupted.complete(true);
                            } catch (RuntimeException bug) {
                                interrupted.completeExceptionally(bug);
                            }
                        });
        String line = first.poll(10, TimeUnit.SECONDS);
        caller.interrupt();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        return line == null ? fail("no output") : List.of(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleeps", "spins", "has_children", "orphan"})
    void interruptionEndsEveryProcess(String function) throws Exception {
        List<String> pids = interrupt(function);

        assertThat(pids).noneMatch(Processes::isAlive);
    }

    /// Interrupts a call when it has left behind a process that is nobody's child.
    private String interruptAfter(String function) throws Exception {
        return interrupt(run.call("steps.sleeps_after").with("function", '"' + function + '"'))
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaves_fork", "leaves_shell"})
    void interruptionEndsWhatForkedTwiceIntoASessionOfItsOwn(String function) throws Exception {
        assertThat(interruptAfter(function)).matches(pid -> !Processes.isAlive(pid));
    }

    @Test
    void interruptionEndsWhatHasLostItsParentAndTheEnvironment() throws Exception {
        assertThat(interruptAfter("leaves_unmarked"))
                .matches(pid -> Processes.endsWithin(Duration.ofSeconds(1), pid));
    }

    @Test
    void interruptionOfOneCallLeavesTheOthersAlone() throws Exception {
        CompletableFuture<String> other = new CompletableFuture<>();
        run.file("slow.py", "import time\ndef f(): time.sleep(0.5); return 1\n");
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        other.complete(run.call("slow.f").value());
                    } catch (InterruptedException | RuntimeException failure) {
                        other.completeExceptionally(failure);
                    }
                });

        interrupt("sleeps");

        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("1");
        run.call("steps.pid").run();
        assertThat(run.out).hasSize(1);
    }

    @Test
    void endOfTheRunLeavesNoProcessAndNoFile() throws Exception {
        run.call("steps.pid").run();
        run.call("steps.leaves_child").run();
        run.call("steps.leaves_orphan").run();
        run.call("steps.leaves_session").run();

        run.close();

        assertThat(run.out).hasSize(4).noneMatch(Processes::isAlive);
        assertThat(directory.resolve("tmp/py")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaves_fork", "leaves_shell"})
    void endOfTheRunEndsWhatForkedTwiceIntoASessionOfItsOwn(String function) throws Exception {
        run.call("steps." + function).run();
        String pid = run.out.getFirst();
        assertThat(Processes.isAlive(pid)).isTrue();

        run.close();

        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void endOfTheRunLetsThreadsAndExitFunctionsFinish() throws Exception {
        run.call("steps.finishes").with("path", "\"" + directory + "/end\"").run();

        run.close();

        assertThat(directory.resolve("end.thread")).exists();
        assertThat(directory.resolve("end.atexit")).exists();
    }

    @Test
    void socketsLieInAPrivateFolder() throws Exception {
        run.call("steps.pid").run();

        assertThat(Files.getPosixFilePermissions(directory.resolve("tmp"))).hasSize(3);
        assertThat(Files.getPosixFilePermissions(directory.resolve("tmp/py"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid", "spins", "has_children"})
    void workerEndsWhenTheHostIsKilled(String function) throws Exception {
        Process host = host("steps." + function);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> pids = List.of(lines.readLine().split(" ", -1));
            assertThat(pids).allMatch(Processes::isAlive);

            host.destroyForcibly().waitFor();

            assertThat(pids).allMatch(pid -> Processes.endsWithin(Duration.ofMinutes(1), pid));
        }
    }

    private Process host(String command) throws IOException {
        String classpath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC"));
        arguments.addAll(
                List.of(
                        "-cp",
                        classpath,
                        HostProcess.class.getName(),
                        directory.toString(),
                        command));
        return new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
