package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.graph.Graph;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.testkit.conformance.ComparableRunLog;
import dev.runnable.testkit.conformance.SamePipelines;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A run of which every step is a command of its own leaves the run log that `execute` leaves.
final class PartsOfRunsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    static Stream<Arguments> pipelines() {
        return SamePipelines.oneByOne().entrySet().stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void leaveTheSameRunLogAsTheWhole(String name, String text) throws Exception {
        InProcess runnable = new InProcess(folder);
        Path file = runnable.file("pipeline.yaml", text);
        runnable.run("execute", "pipeline.yaml", "whole");
        Graph graph =
                PipelineReader.read(file, "pipeline.yaml", CommandTypes.builtIn())
                        .orThrow()
                        .graph();
        new Platform(runnable, "parts", "pipeline.yaml").run(graph);
        Platform.sparing(runnable, "fewer", "pipeline.yaml").run(graph);
        String whole = log(runnable, "whole").toPrettyString();
        assertThat(log(runnable, "parts").toPrettyString()).isEqualTo(whole);
        assertThat(log(runnable, "fewer").toPrettyString()).isEqualTo(whole);
    }

    /// As it is shown, without what is different in every run; names in alphabetical order, for
    /// what runs side by side may come in any.
    private static JsonNode log(InProcess runnable, String runId) throws Exception {
        return ComparableRunLog.here(
                JSON.readTree(runnable.run("show", runId, "--output", "json").out()));
    }
}
