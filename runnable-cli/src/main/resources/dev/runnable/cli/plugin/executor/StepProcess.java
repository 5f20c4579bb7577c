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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
            end(process.toHandle());
            process.waitFor();
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

    /// Asks it to end, so that it ends what it has started itself, which nobody knows better; then what
    /// it has left behind. Does not wait for ever.
    private static void end(ProcessHandle process) throws InterruptedException {
        List<ProcessHandle> children = process.children().toList();
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
        }
        for (ProcessHandle child : children) {
            if (child.isAlive()) {
                end(child);
            }
        }
    }
}
