package dev.runnable.code;

import java.io.ByteArrayOutputStream;
import java.io.File;
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
    private final long start = System.nanoTime();
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

    /// @throws IOException when there is no git, or it cannot be started
    static GitCommand start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(executable(environment));
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

    /// Looks where the user's PATH says: the JVM would look where its own does.
    private static String executable(Map<String, String> environment) throws IOException {
        String path = environment.getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String name : List.of("git", "git.exe")) {
                File file = new File(folder, name);
                if (!folder.isEmpty() && file.isFile() && file.canExecute()) {
                    return file.getPath();
                }
            }
        }
        throw new IOException("git is not installed, or not in the PATH");
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

    /// @param patience counted from the start of the process
    /// @throws IOException when it takes longer
    Result await(Duration patience) throws IOException, InterruptedException {
        boolean ended = process.waitFor(left(patience), TimeUnit.NANOSECONDS);
        for (Thread reader : readers) {
            ended = ended && reader.join(Duration.ofNanos(left(patience)));
        }
        if (!ended) {
            throw new IOException("git did not answer within " + patience.toSeconds() + " s");
        }
        return new Result(process.exitValue(), text(output), text(errors));
    }

    private long left(Duration patience) {
        return Math.max(0, patience.toNanos() - (System.nanoTime() - start));
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
