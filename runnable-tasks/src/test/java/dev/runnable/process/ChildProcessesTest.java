package dev.runnable.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.fixture.Processes;
import dev.runnable.fixture.Recorded;
import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChildProcessesTest {
    private static final String PATH = "/usr/bin:/bin";

    @TempDir Path folder;

    private final ChildProcesses processes;
    private final Recorded output = new Recorded();

    ChildProcessesTest(WayToStart way) {
        processes = way.processes();
    }

    @AfterEach
    void close() {
        processes.close();
    }

    private Command sh(String script) {
        return new Command(List.of("/bin/sh", "-c", script), Map.of("PATH", PATH), folder);
    }

    private int run(String script) throws Exception {
        return processes.run(sh(script), output);
    }

    @Test
    void exitCodeIsAResult() throws Exception {
        assertThat(run("exit 0")).isZero();
        assertThat(run("exit 3")).isEqualTo(3);
        assertThat(run("kill -9 $$")).isEqualTo(137);
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        processes.run(
                new Command(
                        List.of(
                                "/bin/sh",
                                "-c",
                                "for a; do echo \"<$a>\"; done",
                                "sh",
                                "",
                                " a b ",
                                "\"q\"",
                                "'s'",
                                "$HOME ${x}",
                                "back\\slash",
                                "é"),
                        Map.of("PATH", PATH, "LC_ALL", "C.UTF-8"),
                        folder),
                output);
        assertThat(output.out().subList(0, 6))
                .containsExactly(
                        "<>", "< a b >", "<\"q\">", "<'s'>", "<$HOME ${x}>", "<back\\slash>");
    }

    @Test
    void environmentIsExactlyTheGivenOneAndTheMark() throws Exception {
        processes.run(new Command(List.of("/usr/bin/env"), Map.of("A", "1"), folder), output);
        assertThat(output.out())
                .hasSize(2)
                .contains("A=1")
                .anyMatch(line -> line.startsWith(ProcessMark.VARIABLE + "=r"));
    }

    @Test
    void inputIsEmpty() throws Exception {
        assertThat(run("cat; echo end")).isZero();
        assertThat(output.out()).containsExactly("end");
    }

    @Test
    void programThatIsNotThereIsToldByTheSystemsReason() {
        Command command = new Command(List.of("/no/such/program"), Map.of(), folder);
        assertThatThrownBy(() -> processes.run(command, output))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void allOutputOfBothStreamsComesBeforeTheEnd() throws Exception {
        run(
                "awk 'BEGIN { for (i = 0; i < 100000; i++) { print \"out \" i; print \"err \" i >"
                        + " \"/dev/stderr\" } printf \"last\" }'");
        assertThat(output.out())
                .hasSize(100_001)
                .startsWith(numbered("out ", 100_000))
                .endsWith("last");
        assertThat(output.err()).containsExactly(numbered("err ", 100_000));
    }

    private static String[] numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    @Test
    void linesOfSeveralProcessesStayWhole() throws Exception {
        run("for n in 1 2 3; do (for i in 1 2 3 4 5; do echo \"$n$n$n$n\"; done) & done; wait");
        assertThat(output.out()).hasSize(15).allMatch(line -> line.matches("(\\d)\\1{3}"));
    }

    @Test
    void outputIsLive() throws Exception {
        Path seen = folder.resolve("seen");
        String script = "echo a; while [ ! -e seen ]; do sleep 0.05; done";
        assertThat(processes.run(sh(script), (_, _) -> create(seen))).isZero();
    }

    @Test
    void slowReaderLosesNothing() throws Exception {
        AtomicInteger count = new AtomicInteger();
        processes.run(
                sh("i=0; while [ $i -lt 400 ]; do echo $i; i=$((i+1)); done"),
                (_, _) -> {
                    pause(2);
                    count.incrementAndGet();
                });
        assertThat(count).hasValue(400);
    }

    @Test
    void processInTheBackgroundThatHoldsThePipeIsNotWaitedFor() throws Exception {
        String background =
                "(echo early; while [ ! -e go ]; do sleep 0.1; done; echo late >> late; echo late)";
        assertThat(run(background + " & sleep 0.2; echo done")).isZero();
        assertThat(output.out()).containsExactlyInAnyOrder("done", "early");
        assertThat(output.err()).singleElement().asString().contains("in the background");
        Files.createFile(folder.resolve("go"));
        while (!Files.exists(folder.resolve("late"))) {
            pause(50); // it lives on, and writing does not kill it
        }
        assertThat(output.out()).containsExactlyInAnyOrder("done", "early");
    }

    @Test
    void processInTheBackgroundThatNeverStopsWritingIsNotWaitedFor() throws Exception {
        assertThat(run("(exec yes) & echo $! > pid; sleep 0.2")).isZero();
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(output.err()).isNotEmpty();
    }

    @Test
    void processInTheBackgroundWithOtherOutputCostsNothing() throws Exception {
        assertThat(run("sleep 600 >/dev/null 2>&1 & echo $! > pid; echo done")).isZero();
        ProcessHandle background = ProcessHandle.of(pid()).orElseThrow();
        assertThat(background.isAlive()).isTrue();
        background.destroyForcibly();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void interruptionEndsTheWholeTree() throws Exception {
        interrupt("echo $$ >> pids; sh -c 'echo $$ >> pids; sleep 600 & echo $! >> pids; wait'", 3);
    }

    @Test
    void interruptionEndsWhatWasAdoptedByAnotherProcess() throws Exception {
        interrupt(
                "(setsid nohup sh -c 'echo $$ >> pids; sleep 600 & echo $! >> pids; wait' &);"
                        + " echo $$ >> pids; sleep 600",
                3);
    }

    @Test
    void interruptionKillsWhatIgnoresTheRequest() throws Exception {
        interrupt(
                "trap 'echo asked >> asked' TERM; echo $$ >> pids; while :; do sleep 0.1; done", 1);
        assertThat(folder.resolve("asked")).hasContent("asked");
    }

    @Test
    void interruptionCatchesAProcessThatForksAllTheTime() throws Exception {
        interrupt(
                "echo 'trap \"\" TERM; echo $$ >> pids; sleep 0.05; sh ./fork & exit' > fork;"
                        + " setsid sh ./fork; echo $$ >> pids; sleep 600",
                2);
    }

    @Test
    void requestToEndLeavesTimeToTidyUp() throws Exception {
        interrupt(
                "trap 'sleep 0.3; touch tidied; exit' TERM; echo $$ >> pids; sleep 600 & wait", 1);
        assertThat(folder.resolve("tidied")).exists();
    }

    /// Interrupts a script when it has written that many ids, and expects all of them to be gone.
    private void interrupt(String script, int ids) throws Exception {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        run(script);
                    } catch (Exception e) {
                        thrown.set(e);
                    }
                });
        while (pids().size() < ids) {
            pause(5);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(pids()).noneMatch(Processes::isAlive);
        assertThat(ProcessHandle.current().descendants().filter(p -> Processes.isAlive(p.pid())))
                .isEmpty();
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }

    private List<Long> pids() throws IOException {
        Path file = folder.resolve("pids");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::parseLong).toList()
                : List.of();
    }

    @Test
    void manyProcessesLeaveNoThreadsBehind() throws Exception {
        TaskOutput nothing = (_, _) -> {};
        int before = Thread.activeCount();
        for (int i = 0; i < 100; i++) {
            processes.run(sh("true"), nothing);
        }
        assertThat(Thread.activeCount() - before).isLessThan(6);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
