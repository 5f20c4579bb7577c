package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are too small for the files of a run. Skipped without the right to mount one.
final class CatalogDiskTest {
    private static final String PIPELINE =
            """
            dag:
              start_at: small
              steps:
                small: {type: task, command_type: shell, command: 'echo one > a', catalog: {put: [a]}, next: make}
                make: {type: task, command_type: shell, command: 'head -c 2000000 /dev/zero > d/x', catalog: {put: [d]}, max_attempts: 3, next: use}
                use: {type: task, command_type: shell, command: 'true', sandbox: true, catalog: {get: [a, d]}, max_attempts: 3, next: last, on_failure: last}
                last: {type: stub, next: success}
            """;

    @TempDir Path folder;
    private Path disk;
    private InProcess runnable;

    @BeforeEach
    void mountASmallDisk() throws IOException {
        Files.createDirectories(folder.resolve("work/d"));
        disk = Files.createDirectories(folder.resolve("work/tmp"));
        boolean mounted =
                Needs.command("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
        Needs.that(mounted, "mount");
        runnable = new InProcess(folder.resolve("work"));
        runnable.file("p.yaml", PIPELINE);
    }

    @AfterEach
    void unmount() {
        Needs.command("umount", "-l", disk.toString());
    }

    private List<String> files(Path where) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> where.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void isTold(InProcess.Result result, String message) {
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err())
                .contains(message, "[RNB-404]", "Free some space")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void catalogThatIsFullEndsTheRunAndHasNothingHalf() throws Exception {
        Path catalog = disk.resolve("catalog");
        runnable.file(
                "runnable-config.yaml",
                "catalog: {type: file-system, config: {catalog_location: tmp/catalog}}\n");
        InProcess.Result result = runnable.run("execute", "p.yaml", "r1");
        isTold(
                result,
                "cannot store 'd/x' in the catalog " + catalog + ": no space left on device");
        var log = RunLogs.read(runnable.folder(), "r1");
        assertThat(log.status()).isEqualTo(StepState.FAILED);
        assertThat(log.steps().get("make")).satisfies(it -> assertThat(it.attempts()).hasSize(1));
        assertThat(files(catalog))
                .hasSize(2)
                .contains("r1/a")
                .allSatisfy(name -> assertThat(Files.size(catalog.resolve(name))).isEqualTo(4));

        runnable.file("p.yaml", PIPELINE.replace("2000000", "2000"));
        InProcess.Result again = runnable.run("retry", "r1");
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void diskThatIsTooFullToGetAFileEndsTheRunAndHasNothingHalf() throws Exception {
        InProcess.Result result = runnable.run("execute", "p.yaml", "r1");
        isTold(result, "cannot get 'd/x' from the catalog to " + disk);
        assertThat(result.err()).contains("/d/x: no space left on device");
        assertThat(files(disk)).isEmpty();
        assertThat(RunLogs.read(runnable.folder(), "r1").status()).isEqualTo(StepState.FAILED);
    }
}
