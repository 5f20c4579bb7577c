package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.CATALOG, Behaviour.SANDBOX, Behaviour.MAP})
abstract class CatalogGroup {
    private static final Scenario CATALOG = Scenario.of("catalog");
    private static final Scenario SANDBOX = Scenario.of("sandbox");
    private static final Scenario FAILED = Scenario.of("failed-catalog");

    private final Kit kit;

    CatalogGroup(Kit kit) {
        this.kit = kit;
    }

    private static List<String> files(Ran ran, String step, String stage) {
        return ran.step(step).dataCatalog().stream()
                .filter(entry -> entry.get("stage").asText().equals(stage))
                .map(entry -> entry.get("name"))
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("what a task puts is found by its pattern and recorded")
    void put() throws Exception {
        assertThat(files(kit.run(CATALOG).succeeded(), "probe", "put"))
                .containsExactly("data/one.txt", "data/two words ü.txt");
    }

    @Test
    @DisplayName("files of branches are told apart, and come to the step that gets them")
    void branches() throws Exception {
        Ran ran = kit.run(CATALOG).succeeded();

        assertThat(ran.value("all").asText()).isEqualTo("map of lisbon\nmap of oslo");
        assertThat(files(ran, "each.oslo.draw", "put")).containsExactly("map.txt");
    }

    @Test
    @DisplayName("files that a step before has put come to the step that gets them, and no others")
    void get() throws Exception {
        Ran ran = kit.run(CATALOG).succeeded();

        assertThat(ran.text("words")).isEqualTo("\"two\"");
        assertThat(ran.value("files").asText())
                .isEqualTo("./data/two words ü.txt ./each/lisbon/map.txt ./each/oslo/map.txt ");
    }

    @Test
    @Checks(Behaviour.SANDBOX)
    @DisplayName("a sandbox is an empty folder, and nothing of it stays")
    void sandbox() throws Exception {
        Ran ran = kit.run(SANDBOX).succeeded();

        assertThat(ran.text("found")).isEqualTo("\"\"");
        assertThat(ran.project().resolve("left-behind.txt")).doesNotExist();
    }

    @Test
    @Checks({Behaviour.CATALOG, Behaviour.DEPENDENCIES})
    @DisplayName("what a failed task has made is kept, too")
    void failedTask() throws Exception {
        assertThat(files(kit.run(FAILED).failed(), "kept", "put")).containsExactly("progress.txt");
    }

    @Test
    @Checks({Behaviour.CATALOG, Behaviour.DEPENDENCIES})
    @DisplayName("a task that does not make what it puts fails, and says what is missing")
    void missing() throws Exception {
        Ran ran = kit.run(FAILED).failed();

        assertThat(ran.state("missing")).isEqualTo(StepState.FAILED);
        assertThat(ran.message("missing")).contains("never-made.txt");
    }
}
