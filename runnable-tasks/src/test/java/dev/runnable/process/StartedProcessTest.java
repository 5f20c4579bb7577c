package dev.runnable.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnable.fixture.Processes;
import dev.runnable.fixture.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a process finds when it starts and what is left when it has ended, whoever started it.
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource
class StartedProcessTest {
    @TempDir Path folder;

    private final ChildProcesses processes;
    private final Recorded output = new Recorded();

    StartedProcessTest(WayToStart way) {
        processes = way.processes();
    }

    @AfterEach
    void close() {
        processes.close();
    }

    private Command command(String... arguments) {
        return new Command(List.of(arguments), Map.of("PATH", "/usr/bin:/bin"), folder);
    }

    private Command sh(String script) {
        return command("/bin/sh", "-c", script);
    }

    private List<String> output(String script) throws Exception {
        processes.run(sh(script), output);
        return output.out();
    }

    @Test
    void hasNoDescriptorsButItsStreams() throws Exception {
        try (var _ = Files.newInputStream(Path.of("/dev/null"))) {
            assertThat(output("ls /proc/self/fd")).containsExactly("0", "1", "2", "3"); // its own
        }
    }

    @Test
    void streamsAreTwoPipesAndNothing() throws Exception {
        assertThat(output("readlink /proc/self/fd/0; readlink /proc/$$/fd/1 /proc/$$/fd/2"))
                .satisfiesExactly(
                        in -> assertThat(in).isEqualTo("/dev/null"),
                        out -> assertThat(out).startsWith("pipe:"),
                        err -> assertThat(err).startsWith("pipe:"));
        assertThat(output.out()).doesNotHaveDuplicates();
    }

    @Test
    void signalsAreAsTheJdkLeavesThem() throws Exception {
        String[] look = {"/bin/grep", "-E", "^Sig(Blk|Ign|Cgt)", "/proc/self/status"};
        Process direct = new ProcessBuilder(look).start();
        String expected = new String(direct.getInputStream().readAllBytes(), UTF_8);
        processes.run(command(look), output);
        assertThat(output.out()).isEqualTo(expected.lines().toList()).hasSize(3);
    }

    @Test
    void groupAndSessionAreOurs() throws Exception {
        String own = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = own.substring(own.lastIndexOf(')') + 2).split(" ", -1);
        assertThat(output("set -- $(cat /proc/$$/stat); echo $4 $5 $6"))
                .containsExactly(ProcessHandle.current().pid() + " " + fields[2] + " " + fields[3]);
    }

    @Test
    void runsInItsFolder() throws Exception {
        assertThat(output("pwd -P")).containsExactly(folder.toRealPath().toString());
        Files.writeString(folder.resolve("own"), "#!/bin/sh\necho \"own $1\"\n");
        assertThat(folder.resolve("own").toFile().setExecutable(true)).isTrue();
        processes.run(command("./own", "a"), output);
        assertThat(output.out()).endsWith("own a");
    }

    @Test
    void environmentMayBeAnyText() throws Exception {
        Map<String, String> environment =
                Map.of("EMPTY", "", "text", "a=b\n'c'", "ünï", "grüße 🚀", "a-b.c", "1");
        processes.run(new Command(List.of("/usr/bin/env", "-0"), environment, folder), output);
        List<String> variables = List.of(String.join("\n", output.out()).split("\0"));
        assertThat(variables)
                .hasSize(5)
                .contains("EMPTY=", "text=a=b\n'c'", "ünï=grüße 🚀", "a-b.c=1");
    }

    @Test
    void argumentsMayBeLarge() throws Exception {
        String large = "é".repeat(60_000);
        String[] all = {"/bin/sh", "-c", "printf %s \"$@\" | wc -c", "sh", large, large, large};
        processes.run(command(all), output);
        assertThat(output.out()).containsExactly("360000");
    }

    @Test
    void failureToStartIsToldAsTheJdkDoes() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "text");
        assertSameFailure(command("/no/such/program"));
        assertSameFailure(command("no-such-program"));
        assertSameFailure(command(text.toString()));
        assertSameFailure(command(folder.toString()));
        assertSameFailure(command("/bin/echo", "x".repeat(200 * 1024)));
        assertSameFailure(command("/bin/echo", "a\0b"));
        assertThat(children()).isEmpty();
    }

    private void assertSameFailure(Command command) {
        Throwable expected = catchThrowable(() -> command.marked(mark(command)).start());
        assertThat(expected).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> processes.run(command, output))
                .isInstanceOf(expected.getClass())
                .hasMessage(expected.getMessage());
    }

    private static ProcessMark mark(Command command) {
        return ProcessMark.next(command.environment());
    }

    @Test
    void folderThatIsNotThereIsAFailure() {
        Command command = new Command(List.of("/bin/true"), Map.of(), folder.resolve("none"));
        assertThatThrownBy(() -> processes.run(command, output))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void programIsLookedForWhereItIsAName() throws Exception {
        assertThat(processes.run(command("sh", "-c", "exit 4"), output)).isEqualTo(4);
    }

    @Test
    void scriptWithoutAnInterpreterIsOneOfTheShell() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "echo $0 ran; exit 5\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(processes.run(command(script.toString()), output)).isEqualTo(5);
        assertThat(output.out()).containsExactly(script + " ran");
    }

    @Test
    void processMayCloseItsStreamsLongBeforeItEnds() throws Exception {
        assertThat(processes.run(sh("echo a; exec >&- 2>&-; sleep 0.3; exit 7"), output))
                .isEqualTo(7);
        assertThat(processes.run(sh("exec 2>&-; sleep 0.2; echo b; exec >&-; exit 8"), output))
                .isEqualTo(8);
        assertThat(output.out()).containsExactly("a", "b");
    }

    @Test
    void lastWordsBeforeASignalAreKept() throws Exception {
        assertThat(processes.run(sh("printf last; kill -TERM $$"), output)).isEqualTo(143);
        assertThat(output.out()).containsExactly("last");
    }

    @Test
    void consumerThatFailsIsHeard() {
        IllegalStateException failure = new IllegalStateException("disk full");
        assertThatThrownBy(() ->
                        processes.run(
                                sh("echo a; sleep 0.1; echo b; exit 0"),
                                (_, _) -> {
                                    throw failure;
                                }))
                .isSameAs(failure);
        assertThat(children()).isEmpty();
    }

    @Test
    void manyAtOnceDoNotMixTheirOutput() throws Exception {
        List<Future<List<String>>> outputs = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String script = "echo " + i + "; echo e" + i + " >&2";
                outputs.add(
                        threads.submit(() -> {
                            Recorded own = new Recorded();
                            processes.run(sh(script), own);
                            return Stream.concat(own.out().stream(), own.err().stream()).toList();
                        }));
            }
        }
        for (int i = 0; i < 60; i++) {
            assertThat(outputs.get(i).get()).containsExactly(i + "", "e" + i);
        }
    }

    @Test
    void nothingIsLeftOfThem() throws Exception {
        processes.run(sh("true"), output);
        long before = descriptors();
        for (int i = 0; i < 200; i++) {
            processes.run(sh(i % 3 == 0 ? "kill -9 $$" : "echo $$"), output);
        }
        assertThat(children()).isEmpty();
        assertThat(descriptors()).isLessThan(before + 10);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    /// The states of our children, also of those that have ended and that nobody has waited for.
    private static List<String> children() {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process :
                    all.filter(path -> path.toString().matches("/proc/\\d+")).toList()) {
                String stat = Files.readString(process.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                if (Long.parseLong(fields[1]) == ProcessHandle.current().pid()) {
                    found.add(stat);
                }
            }
        } catch (IOException e) {
            return children(); // one has just ended
        }
        return found;
    }

    @Test
    void interruptionBeforeTheStartStartsNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> processes.run(sh("touch started"), output))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("started")).doesNotExist();
    }

    /// An interruption that comes while the shell itself ends may be too late to be one.
    @Test
    void interruptionWhileOthersHoldThePipeIsNotKeptWaiting() throws Exception {
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        processes.run(sh("echo $$ > sh; sleep 600 & echo $! > pid"), output);
                    } catch (IOException | InterruptedException e) {
                        output.line(dev.runnable.spi.TaskOutput.Stream.ERR, e.toString());
                    }
                });
        while (!isWritten("pid")
                || Processes.isAlive(Files.readString(folder.resolve("sh")).strip())) {
            Thread.sleep(5);
        }
        thread.interrupt();
        boolean ended = thread.join(Duration.ofMinutes(5));
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
        assertThat(ended).isTrue();
    }

    private boolean isWritten(String name) throws IOException {
        return Files.exists(folder.resolve(name)) && Files.size(folder.resolve(name)) > 0;
    }
}
