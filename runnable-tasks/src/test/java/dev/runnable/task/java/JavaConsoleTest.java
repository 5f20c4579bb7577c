package dev.runnable.task.java;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaConsoleTest {
    @TempDir Path folder;

    private Trial method(String body) throws IOException {
        Files.writeString(
                folder.resolve("Steps.java"),
                """
                import java.util.*; import java.util.concurrent.*; import java.util.stream.*;
                class Steps {
                    static class Bad { static { if (true) throw new IllegalStateException("no"); } }
                    static int deep(int n) { return deep(n + 1) + 1; }
                    static void fail() { throw new IllegalArgumentException("inner"); }
                    static void run(Optional<String> name) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(body));
        return new Trial(new JavaTaskRunnerProvider(), folder, "Steps.java::run");
    }

    @Test
    void outputGoesToTheStepLineByLine() throws Exception {
        Trial trial =
                method(
                        """
                        System.out.println("one");
                        System.out.print("tw"); System.out.print('o'); System.out.println();
                        System.out.printf("%s %d%n", "three", 3);
                        System.out.format("é€😀%n").append("last");
                        System.err.println(4.5);
                        Thread t = new Thread(() -> System.out.println("\\nthread"));
                        t.start(); t.join();
                        """);
        trial.outputs();
        assertThat(trial.output.out())
                .containsExactly("one", "two", "three 3", "é€😀", "last", "thread");
        assertThat(trial.output.err()).containsExactly("4.5");
    }

    @Test
    void twoStepsAtOnceKeepApartAndTheProgramsOutputIsUntouched() throws Exception {
        Trial trial =
                method(
                        """
                        IntStream.range(0, 2000).forEach(i -> System.out.println(name.get() + i));
                        try (var pool = Executors.newFixedThreadPool(2)) {
                            pool.submit(() -> System.out.println(name.get() + "pool")).get();
                        }
                        """);
        PrintStream before = System.out;
        Recorded a = new Recorded();
        Recorded b = new Recorded();
        try (TaskRunner runner = new JavaTaskRunnerProvider().open(trial.context(), 2)) {
            TaskAttempt first = trial.parameter("name", "\"a\"").to(a).attempt();
            TaskAttempt second = trial.parameter("name", "\"b\"").to(b).attempt();
            Thread one = Thread.startVirtualThread(() -> run(runner, first));
            Thread other = Thread.startVirtualThread(() -> run(runner, second));
            one.join();
            other.join();
        }
        assertThat(a.out()).isEqualTo(lines("a"));
        assertThat(b.out()).isEqualTo(lines("b"));
        assertThat(System.out).isSameAs(before);
    }

    private static List<String> lines(String name) {
        return Stream.concat(
                        IntStream.range(0, 2000).mapToObj(i -> name + i), Stream.of(name + "pool"))
                .toList();
    }

    @Test
    void readerOfTheOutputMayPrintItself() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        System.setOut(new PrintStream(console, true, UTF_8));
        try {
            method("System.out.println(\"hello\");")
                    .to((_, line) -> System.out.println("step: " + line))
                    .outputs();
        } finally {
            System.setOut(before);
        }
        assertThat(console.toString(UTF_8)).isEqualTo("step: hello\n");
    }

    @Test
    void poolThatOutlivesItsStepWritesToTheStepThatUsesIt() throws Exception {
        Files.writeString(
                folder.resolve("Pool.java"),
                """
                import java.util.concurrent.*;
                class Pool {
                    static final ExecutorService POOL = Executors.newSingleThreadExecutor(task -> {
                        Thread thread = new Thread(task); thread.setDaemon(true); return thread; });
                    static void run(int n) throws Exception {
                        POOL.submit(() -> System.out.println("n " + n)).get();
                    }
                }
                """);
        Trial trial = new Trial(new JavaTaskRunnerProvider(), folder, "Pool.java::run");
        Recorded a = new Recorded();
        Recorded b = new Recorded();
        try (TaskRunner runner = new JavaTaskRunnerProvider().open(trial.context(), 1)) {
            run(runner, trial.parameter("n", "1").to(a).attempt());
            run(runner, trial.parameter("n", "2").to(b).attempt());
        }
        assertThat(a.out()).containsExactly("n 1");
        assertThat(b.out()).containsExactly("n 2");
    }

    @Test
    void exceptionIsToldWithTheUsersFramesOnly() throws Exception {
        Trial trial =
                method(
                        """
                        try { fail(); } catch (Exception e) {
                            throw new IllegalStateException("outer", e);
                        }
                        """);
        assertThat(trial.failure().message())
                .isEqualTo(
                        """
                        java.lang.IllegalStateException: outer
                            at Steps.run(Steps.java:8)
                        Caused by: java.lang.IllegalArgumentException: inner
                            at Steps.fail(Steps.java:5)
                            at Steps.run(Steps.java:7)\
                        """);
        assertThat(trial.output.err())
                .contains("java.lang.IllegalStateException: outer")
                .noneMatch(line -> line.contains("dev.runnable") || line.contains("reflect"));
    }

    @Test
    void errorsOfTheUsersCodeAreFailedAttempts() throws Exception {
        assertThat(method("deep(0);").failure().message())
                .startsWith("java.lang.StackOverflowError\n    at Steps.deep(Steps.java:4)")
                .contains(" more");
        assertThat(method("new Bad();").failure().message())
                .startsWith("java.lang.ExceptionInInitializerError")
                .contains("Caused by: java.lang.IllegalStateException: no");
        assertThat(method("long[][] all = new long[1 << 30][];").failure().message())
                .startsWith("java.lang.OutOfMemoryError");
        assertThat(method("throw new NoClassDefFoundError(\"x/Y\");").failure().message())
                .startsWith("java.lang.NoClassDefFoundError: x/Y");
        assertThat(
                        method(
                                        "throw new Exception() { public String toString() { throw null; } };")
                                .failure()
                                .message())
                .startsWith("Steps$");
    }

    @Test
    void interruptionReachesTheUsersThread() throws Exception {
        Trial trial =
                method(
                        """
                        System.out.println("begun");
                        try { Thread.sleep(600_000); }
                        finally { System.out.println("ended"); }
                        """);
        interrupt(trial);
        assertThat(trial.output.out()).containsExactly("begun", "ended");
        assertThat(trial.output.err()).noneMatch(line -> line.startsWith("runnable:"));
    }

    @Test
    void threadThatIgnoresTheInterruptionIsLeftBehind() throws Exception {
        Trial trial =
                method(
                        """
                        System.out.println("begun");
                        long end = System.nanoTime() + 600_000_000_000L;
                        while (System.nanoTime() < end) {
                            try { Thread.sleep(10); } catch (InterruptedException e) { }
                        }
                        """);
        interrupt(trial);
        assertThat(trial.output.err())
                .containsExactly(
                        "runnable: the method did not end when it was interrupted; its thread is"
                                + " left behind");
    }

    private static void interrupt(Trial trial) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        trial.run();
                    } catch (InterruptedException e) {
                        thrown.set(e);
                    }
                });
        while (trial.output.out().isEmpty()) {
            Thread.sleep(5);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private static void run(TaskRunner runner, TaskAttempt attempt) {
        try {
            assertThat(runner.run(attempt)).isInstanceOf(AttemptOutcome.Succeeded.class);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
