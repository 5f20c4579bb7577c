package @package@;

import dev.runnable.spi.TaskOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A child process, from its start to its end.
final class StepProcess {
    private static final int SECONDS_TO_END = 10;

    private StepProcess() {}

    /// Blocks until the process has ended and all its output was handed over.
    ///
    /// @return its exit code
    /// @throws InterruptedException when this thread was interrupted; the process is gone by then
    static int run(
            List<String> command, Path directory, Map<String, String> environment, TaskOutput output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread out = reader(process.getInputStream(), TaskOutput.Stream.OUT, output);
        Thread err = reader(process.getErrorStream(), TaskOutput.Stream.ERR, output);
        try {
            int exitCode = process.waitFor();
            out.join();
            err.join();
            return exitCode;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static Thread reader(InputStream in, TaskOutput.Stream stream, TaskOutput output) {
        return Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try (BufferedReader lines =
                                    new BufferedReader(
                                            new InputStreamReader(in, StandardCharsets.UTF_8))) {
                                lines.lines().forEach(line -> output.line(stream, line));
                            } catch (IOException | UncheckedIOException _) {
                                // the process was ended, and nobody waits for its output
                            }
                        });
    }

    /// Asks the process and its children to end, and does not wait for ever.
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<Void> gone =
                CompletableFuture.allOf(
                        all.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            all.forEach(ProcessHandle::destroyForcibly);
            gone.join();
        }
    }
}
