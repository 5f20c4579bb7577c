package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users get wrong of images is told, with the exit code it has.
final class ImageCommandTest {
    @TempDir Path scratch;
    private InProcess runnable;

    @BeforeEach
    void folderOfTheTest() {
        runnable = new InProcess(scratch);
    }

    @Test
    void commandOfImagesIsMissing() {
        InProcess.Result result = runnable.run("image");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("a command is missing. The commands are build, dockerfile");
    }

    @Test
    void optionThatCannotBeMeantIsWrongUsage() {
        InProcess.Result result = runnable.run("image", "build", "--to", "shop:1");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith(
                        "error: --to: 'shop:1' does not say where the image is to go. Write"
                                + " 'docker:NAME', 'registry:NAME' or 'tar:FILE'. [RNB-302]");
    }

    @Test
    void platformIsCalledAsItsOption() {
        InProcess.Result result =
                runnable.run("image", "build", "--to", "docker:a", "--platform", "arm64");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: --platform: 'arm64' is no platform.");
    }

    @Test
    void mistakesOfTheConfigurationAreToldWithTheirPlaces() throws IOException {
        runnable.file(
                "runnable-config.yaml", "image:\n  base: Python!\n  user: root\n  wrokdir: /a\n");

        InProcess.Result result = runnable.run("image", "build", "--to", "docker:a");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "error: runnable-config.yaml:2:9: 'Python!' is no name of an image.",
                        "error: runnable-config.yaml:3:9: 'root' is no user of an image.",
                        "error: runnable-config.yaml:4:3: unknown property 'wrokdir'. Did you mean"
                                + " 'workdir'? [RNB-102]");
    }

    @Test
    void withoutAnInstallationThereIsNothingToPutIn() {
        InProcess.Result result = runnable.run("image", "build", "--to", "docker:a");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Start this by 'bin/runnable'", "[RNB-701]");
    }

    @Test
    void sectionOfTheConfigurationDisturbsNoOtherCommand() throws IOException {
        runnable.file("runnable-config.yaml", "image: {base: 'python:3.12'}\n");
        runnable.file("p.yaml", "dag: {start_at: a, steps: {a: {type: stub, next: success}}}\n");

        assertThat(runnable.run("execute", "p.yaml").code()).isZero();
    }
}
