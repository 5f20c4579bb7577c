package dev.runnable.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One git process that is under way.
final class GitCommand implements AutoCloseable {
    private static final int LONGEST_OUTPUT = 1 << 20;

    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<Thread> readers;

    /// How it ended.
    ///
    /// @param output cut off when it is longer than a mebibyte
    record Result(int exitCode, String output, String errors) {}

    private GitCommand(Process process) {
        this.process = process;
        this.readers =
                List.of(
                        gather(process.getInputStream(), output),
                        gather(process.getErrorStream(), errors));
    }

    /// @throws IOException when there is no git
    static GitCommand start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst("git");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        return new GitCommand(process);
    }

    private static Thread gather(InputStream in, ByteArrayOutputStream into) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (in) {
                        copy(in, into);
                    } catch (IOException _) {
                        // the process was ended
                    }
                });
    }

    /// Takes all, so that git does not block, but keeps only the beginning.
    private static void copy(InputStream in, ByteArrayOutputStream into) throws IOException {
        byte[] block = new byte[8192];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            synchronized (into) {
                into.write(block, 0, Math.min(read, LONGEST_OUTPUT - into.size()));
            }
        }
    }

    /// @throws IOException when it takes longer than `patience`
    Result await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("git did not answer within " + patience.toSeconds() + " s");
        }
        for (Thread reader : readers) {
            long left = Math.max(deadline - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
            if (!reader.join(Duration.ofNanos(left))) {
                throw new IOException("git did not end its output");
            }
        }
        return new Result(process.exitValue(), text(output), text(errors));
    }

    private static String text(ByteArrayOutputStream bytes) {
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
