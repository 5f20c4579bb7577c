package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.SECRETS, Behaviour.DEPENDENCIES})
abstract class SecretGroup {
    private static final String SECRET = "s3cr'et\"with $igns ünd \\";

    /// A part that no way of quoting it would change.
    private static final String PART = "s3cr";

    private static final Scenario SHELL = Scenario.of("secrets").secret("KIT_SECRET", SECRET);
    private static final Scenario PYTHON =
            Scenario.of("python-secrets").secret("KIT_SECRET", SECRET);

    private final Kit kit;

    SecretGroup(Kit kit) {
        this.kit = kit;
    }

    @Test
    @DisplayName("a secret reaches the task that names it")
    void reaches() throws Exception {
        // a shell that knows no more than bytes counts those
        assertThat(kit.run(SHELL).failed().value("length").asInt())
                .isIn(SECRET.length(), SECRET.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    @Checks({Behaviour.SECRETS, Behaviour.PYTHON})
    @DisplayName("a secret reaches a Python function as a variable")
    void reachesPython() throws Exception {
        Machine.hasPython();

        assertThat(kit.run(PYTHON).succeeded().value("length").asInt()).isEqualTo(SECRET.length());
    }

    @Test
    @DisplayName("a task that does not name it does not get it")
    void othersDoNot() throws Exception {
        assertThat(kit.run(SHELL).failed().text("others")).isEqualTo("\"nothing\"");
    }

    @Test
    @DisplayName("it is in no line that is told and in no failure")
    void nowhereTold() throws Exception {
        Ran ran = kit.run(SHELL).failed();

        assertThat(ran.lines()).noneMatch(line -> line.text().contains(PART));
        assertThat(ran.message("breaks")).contains("failed with").doesNotContain(PART);
        assertThat(ran.executionLog("probe", 1)).contains("shell has").doesNotContain(PART);
        assertThat(ran.document()).doesNotContain(PART);
    }

    @Test
    @DisplayName("it is in no file that the run leaves: log, catalog, outputs, temporary files")
    void nowhereLeft() throws Exception {
        Ran ran = kit.run(SHELL).failed();

        assertNowhere(ran.project());
        assertNowhere(ran.catalog());
        assertNowhere(ran.project().resolveSibling("tmp"));
    }

    private static void assertNowhere(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(PART);
                }
            }
        }
    }
}
