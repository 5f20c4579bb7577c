package dev.runnable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.testkit.conformance.Behaviour;
import dev.runnable.testkit.conformance.Subject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What an executor is said not to do has to be refused, and gets into the summary.
final class DeclaredLimitsTest {
    private static final String REASON = "there is no Python here";

    private static KitRun run(Limit limit) {
        return KitRun.of(
                () -> PlantedSubject.of(limit).without(Behaviour.PYTHON, REASON), limit.finder());
    }

    private static JsonNode summary() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("target", "conformance", "PlantedSubject.json").toFile());
    }

    @Test
    void refusalThatNamesTheStepIsAsItShouldBe() throws Exception {
        KitRun run = run(Limit.REFUSES_PYTHON);

        assertThat(run.failed()).isEmpty();
        JsonNode python = summary().at("/behaviours/python");
        assertThat(python.path("result").asText()).isEqualTo("UNSUPPORTED");
        assertThat(python.at("/tests/0/why").asText()).isEqualTo(REASON);
        assertThat(python.at("/tests/0/name").asText()).startsWith("Tasks: a Python function");
        assertThat(summary().at("/tests/UNSUPPORTED").asInt()).isEqualTo(1);
        assertThat(summary().at("/versions/runnable").asText()).doesNotContain("$").isNotEmpty();
    }

    @Test
    void refusalThatNamesNoStepIsNot() {
        assertThat(run(Limit.REFUSES_WITHOUT_A_STEP).failed())
                .singleElement()
                .satisfies(it -> assertThat(it).hasMessageContaining("probe"));
    }

    @Test
    void failureInTheMiddleIsNoRefusal() {
        assertThat(run(Limit.FAILS_IN_THE_MIDDLE).failed())
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .hasMessageContaining(
                                        "'python' is declared as not supported, but a pipeline"
                                                + " with it was run"));
    }

    @Test
    void whatHasNoMeaningIsSkippedAndInTheSummaryWithItsReason() throws Exception {
        KitRun run =
                KitRun.of(
                        () ->
                                PlantedSubject.of(NoBug.NONE)
                                        .notMeaningful(Behaviour.PYTHON, "nobody has it"),
                        Limit.REFUSES_PYTHON.finder());

        assertThat(run.failed()).isEmpty();
        assertThat(run.others()).anyMatch(it -> it.contains("python: nobody has it"));
        assertThat(summary().at("/behaviours/python/result").asText()).isEqualTo("NOT_MEANINGFUL");
    }

    @Test
    void nobodyCanRefuseWhatNoPipelineAsksFor() {
        assertThatThrownBy(() -> Subject.of("").without(Behaviour.CANCEL, "no"))
                .hasMessageContaining("no pipeline asks for 'cancel'")
                .hasMessageContaining("notMeaningful(CANCEL");
    }
}
