package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Processes;
import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonCrashTest {
    private static final String FUNCTIONS =
            """
            import ctypes, os, signal, subprocess, sys, threading, time

            def pid(): return os.getpid()

            def quit_at_once():
                print("before", flush=True)
                print("why", file=sys.stderr)
                os._exit(3)

            def segfault(): ctypes.string_at(0)
            def killed(): os.kill(os.getpid(), signal.SIGKILL)
            def hung_up(): os.kill(os.getpid(), signal.SIGHUP)
            def closes_all(): os.closerange(3, 1024)

            def forks():
                child = os.fork()
                if child == 0:
                    print("child")
                    return "from the child"
                os.waitpid(child, 0)
                print("parent")
                return "from the parent"

            def fork_fails():
                child = os.fork()
                if child == 0:
                    raise ValueError("in the child")
                return os.waitpid(child, 0)[1] >> 8

            def fork_exits():
                child = os.fork()
                if child == 0:
                    sys.exit(4)
                return os.waitpid(child, 0)[1] >> 8

            def leaves_child_and_dies():
                child = subprocess.Popen(["sleep", "1000"])
                print(child.pid, flush=True)
                os._exit(1)

            def leaves_thread():
                threading.Thread(target=time.sleep, args=(0.7,)).start()
                return os.getpid()

            def leaves_daemon():
                threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
                return os.getpid()
            """;
    private final PythonRun run;

    PythonCrashTest(@TempDir Path directory) {
        run = PythonRun.in(directory).file("steps.py", FUNCTIONS);
    }

    @AfterEach
    void nextCallWorks() throws InterruptedException {
        assertThat(run.call("steps.pid").value()).containsOnlyDigits();
        run.out.clear();
        run.err.clear();
    }

    @AfterAll
    void close() {
        run.close();
    }

    private void fails(String function, int exitCode, String start) throws InterruptedException {
        assertThat(run.call("steps." + function).run())
                .isInstanceOfSatisfying(
                        AttemptOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.exitCode()).isEqualTo(OptionalInt.of(exitCode));
                            assertThat(failed.message()).startsWith(start);
                            assertThat(failed.message()).doesNotContain("_runnable_bridge");
                        });
    }

    @Test
    void exitWithoutAnAnswerIsAFailureWithTheLastLines() throws InterruptedException {
        fails(
                "quit_at_once",
                3,
                "The Python process ended with exit code 3 (os._exit?) while it ran"
                        + " steps.quit_at_once\nwhy");
        assertThat(run.out).containsExactly("before");
    }

    @Test
    void segmentationFaultIsAFailureThatShowsWhere() throws InterruptedException {
        fails(
                "segfault",
                139,
                "The Python process was killed by signal 11 (SIGSEGV: segmentation fault) while it"
                        + " ran steps.segfault\nFatal Python error: Segmentation fault");
        assertThat(run.err).anyMatch(line -> line.contains("in segfault"));
    }

    @Test
    void killedProcessIsAFailure() throws InterruptedException {
        fails("killed", 137, "The Python process was killed by signal 9 (SIGKILL: perhaps");
        fails("hung_up", 129, "The Python process was killed by signal 1 (SIGHUP) while it ran");
    }

    @Test
    void functionThatClosesEveryFileIsToldSo() throws InterruptedException {
        fails("closes_all", 71, "The Python process lost its connection, because the function");
    }

    @Test
    void forkedChildThatComesBackDoesNotAnswer() throws InterruptedException {
        assertThat(run.call("steps.forks").value()).isEqualTo("\"from the parent\"");
        assertThat(run.out).containsExactly("child", "parent");
        assertThat(run.call("steps.fork_fails").value()).isEqualTo("1");
        assertThat(run.err).contains("ValueError: in the child");
        assertThat(run.call("steps.fork_exits").value()).isEqualTo("4");
    }

    @Test
    void childrenOfADeadWorkerAreEnded() throws InterruptedException {
        run.call("steps.leaves_child_and_dies").run();

        assertThat(Processes.isAlive(run.out.getFirst())).isFalse();
    }

    @Test
    void threadLeftRunningDoesNotMeetTheNextCall() throws InterruptedException {
        String first = run.call("steps.leaves_thread").value();

        assertThat(run.call("steps.pid").value()).isNotEqualTo(first);
        assertThat(Processes.isAlive(first)).as("it may finish").isTrue();
    }

    @Test
    void daemonThreadKeepsTheWorkerWarm() throws InterruptedException {
        String first = run.call("steps.leaves_daemon").value();

        assertThat(run.call("steps.pid").value()).isEqualTo(first);
    }
}
