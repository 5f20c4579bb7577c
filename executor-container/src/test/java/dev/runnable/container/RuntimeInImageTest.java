package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// This program in an image is used where it is of the build that runs the pipeline.
final class RuntimeInImageTest {
    @TempDir Path scratch;
    private Path launcher;

    @BeforeEach
    void installation() throws IOException {
        launcher = scratch.resolve("bin/runnable");
        Files.createDirectories(scratch.resolve("lib"));
        Files.writeString(
                scratch.resolve("lib/manifest.sh"), "build_id=abc1\njars='build_id=abc2'\n");
    }

    private Optional<String> launcher(String place, String build) throws IOException {
        return new RuntimeInImage(
                        Map.of("dev.runnable.runtime", place, "dev.runnable.build", build))
                .launcher(launcher);
    }

    @Test
    void sameBuildIsUsed() throws IOException {
        assertThat(launcher("/opt/runnable", "abc1")).contains("/opt/runnable/bin/runnable");
    }

    @Test
    void otherBuildIsNot() throws IOException {
        assertThat(launcher("/opt/runnable", "abc")).isEmpty();
        assertThat(launcher("/opt/runnable", "abc2")).isEmpty();
        assertThat(launcher("/opt/runnable", "")).isEmpty();
    }

    @Test
    void imageThatSaysNothingHasNone() throws IOException {
        assertThat(new RuntimeInImage(Map.of("maintainer", "ada")).launcher(launcher)).isEmpty();
        assertThat(launcher("opt", "abc1")).isEmpty();
    }

    @Test
    void programWithoutABuildHasNoMatch() throws IOException {
        Files.delete(scratch.resolve("lib/manifest.sh"));

        assertThat(launcher("/opt/runnable", "abc1")).isEmpty();
    }
}
