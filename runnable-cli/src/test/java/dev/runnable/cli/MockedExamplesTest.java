package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example, simulated: with nothing that it needs but its own file.
final class MockedExamplesTest {
    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path folder;
    private InThisProcess runnable;

    static Stream<String> examples() {
        Stream<String> quickstart = Stream.of("quickstart/pipeline.yaml", "quickstart/needs.yaml");
        return Stream.concat(Examples.all().stream().map(Example::pipeline).distinct(), quickstart);
    }

    @BeforeEach
    void setUp() throws IOException {
        FileTree.copy(TREE.resolve("configs"), folder.resolve("configs"));
        runnable =
                new InThisProcess(folder)
                        .with("RUNNABLE_CONFIGURATION_FILE", "configs/mocked.yaml");
    }

    /// Whatever types could be told from the sources is told by no file being there: nothing may be
    /// needed. A pipeline that is a program needs itself.
    @ParameterizedTest
    @MethodSource("examples")
    void isWalkedWithoutItsFiles(String example) throws Exception {
        Path from = TREE.resolve("examples/" + example);
        Path to = folder.resolve("examples/" + example);
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        if (example.equals("nested/pipeline.yaml")) { // made of two files
            Files.copy(from.resolveSibling("invoice.yaml"), to.resolveSibling("invoice.yaml"));
        }

        walk(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWalkedWithItsFiles(String example) throws Exception {
        FileTree.copy(TREE.resolve("examples"), folder.resolve("examples"));
        Set<String> before = files();

        walk(example);

        assertThat(files()).isEqualTo(before);
    }

    private void walk(String example) throws IOException {
        Result result = runnable.run("execute", "examples/" + example, "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        JsonNode log = result.json();
        assertThat(log.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(log.get("steps").findValuesAsText("status"))
                .isNotEmpty()
                .containsOnly("SUCCESS");
    }

    private Set<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(it -> folder.relativize(it).toString())
                    .filter(it -> !it.startsWith(".run_log_store"))
                    .filter(it -> !List.of("tmp").contains(it))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
