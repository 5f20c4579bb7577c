package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file system of one mebibyte that can be filled and made read-only, which only root may have.
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// Skips the test where it may not be mounted.
    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()) != 0) {
            abort("only root may mount the small disk that this test fills");
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /// Leaves less space than this.
    void fill(int left) throws IOException {
        Path ballast = folder.resolve("ballast");
        int size = (int) Math.max(0, Files.getFileStore(folder).getUsableSpace() - left);
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        Files.write(ballast, bytes);
    }

    void makeReadOnly() {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isZero();
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return 127;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    @Override
    public void close() {
        assertThat(run("umount", "-l", folder.toString())).isZero();
    }
}
