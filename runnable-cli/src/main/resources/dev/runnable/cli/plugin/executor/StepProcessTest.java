package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes are started, listened to and ended as the SPI asks for.
final class StepProcessTest {
    @TempDir Path folder;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private int run(String script) throws IOException, InterruptedException {
        TaskOutput output = (stream, line) -> lines.add(stream + " " + line);
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello");
        return StepProcess.run(List.of("sh", "-c", script), folder, environment, output);
    }

    @Test
    void outputAndExitCodeAreHandedOver() throws Exception {
        assertThat(run("echo $GREETING; exit 3")).isEqualTo(3);
        assertThat(run("echo beware >&2")).isZero();
        assertThat(lines).containsExactly("OUT hello", "ERR beware");
    }

    @Test
    void programThatIsNotThereIsAnError() {
        assertThatThrownBy(
                        () -> StepProcess.run(List.of("/none"), folder, Map.of(), (_, _) -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void interruptionEndsTheProcessAndItsChildren() throws Exception {
        Files.writeString(
                folder.resolve("child"),
                "trap 'echo > ended; exit' TERM; echo ready; while :; do sleep 0.1; done");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread runner =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        run("sh child & echo $$; wait");
                                    } catch (IOException | InterruptedException e) {
                                        thrown.set(e);
                                    }
                                });
        Set<String> told = Set.of(lines.take(), lines.take());
        runner.interrupt();
        runner.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(told).contains("OUT ready").noneMatch(StepProcessTest::isAlive);
        assertThat(folder.resolve("ended")).exists();
    }

    private static boolean isAlive(String line) {
        return line.matches("OUT [0-9]+")
                && ProcessHandle.of(Long.parseLong(line.substring(4)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }
}
