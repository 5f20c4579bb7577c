package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertEquals(3, run("echo $GREETING; exit 3"));
        assertEquals(0, run("echo beware >&2"));
        assertEquals(List.of("OUT hello", "ERR beware"), List.copyOf(lines));
    }

    @Test
    void programThatIsNotThereIsAnError() {
        assertThrows(
                IOException.class,
                () -> StepProcess.run(List.of("/none"), folder, Map.of(), (_, _) -> {}));
    }

    @Test
    void interruptionEndsTheProcess() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread runner =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        run("echo $$; exec sleep 600");
                                    } catch (IOException | InterruptedException e) {
                                        thrown.set(e);
                                    }
                                });
        String pid = lines.take().replace("OUT ", "");
        runner.interrupt();
        runner.join();

        assertEquals(InterruptedException.class, thrown.get().getClass());
        assertFalse(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent());
    }
}
