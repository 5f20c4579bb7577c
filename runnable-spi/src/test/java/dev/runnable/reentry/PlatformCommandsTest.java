package dev.runnable.reentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlatformCommandsTest {
    private final PlatformCommands least =
            new PlatformCommands(
                    "/f/p.yaml", "p.yaml", "/f/c", Optional.empty(), "", Optional.empty());

    @Test
    void everyPartHasItsWords() {
        String files = "--source p.yaml --config /f/c";

        assertThat(String.join(" ", least.step("a")))
                .isEqualTo("execute-single-node - /f/p.yaml a " + files);
        assertThat(String.join(" ", least.begin("m")))
                .isEqualTo("fan - m /f/p.yaml out " + files + " --output places");
        assertThat(String.join(" ", least.end("m"))).isEqualTo("fan - m /f/p.yaml in " + files);
        assertThat(String.join(" ", least.next("l")))
                .isEqualTo("fan - l /f/p.yaml in " + files + " --output places");
        assertThat(String.join(" ", least.close())).isEqualTo("close-run - /f/p.yaml " + files);
    }

    @Test
    void whatIsThereIsTold() {
        PlatformCommands all =
                new PlatformCommands(
                        "/f/p.yaml",
                        "p.yaml",
                        "/f/c",
                        Optional.of("/f/x"),
                        "a tag",
                        Optional.of("INFO"));

        assertThat(all.step("a"))
                .containsSubsequence(
                        "--parameters", "/f/x", "--tag", "a tag", "--log-level", "INFO");
    }
}
