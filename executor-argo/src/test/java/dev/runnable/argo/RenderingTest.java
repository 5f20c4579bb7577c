package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of steps, as tasks of Argo.
final class RenderingTest {
    private static List<String> arguments(JsonNode task) {
        return task.path("arguments").path("parameters").findValuesAsText("value");
    }

    @Test
    void chainIsOneTaskAfterTheOther() {
        Document document =
                Argo.of()
                        .render(
                                """
                                dag:
                                  start_at: load data
                                  steps:
                                    load data: {type: stub, next: train}
                                    train: {type: stub, next: success}
                                """);

        assertThat(Document.names(document.tasks("runnable-dag")))
                .containsExactly("load-data", "step", "train", "step");
        assertThat(document.task("runnable-dag", "load-data").has("depends")).isFalse();
        assertThat(arguments(document.task("runnable-dag", "load-data")))
                .containsExactly("load%20data");
        assertThat(document.task("runnable-dag", "train").path("depends").asText())
                .isEqualTo("load-data");
        assertThat(document.template("runnable-dag").path("dag").has("target")).isFalse();
        assertThat(document.rendering().summary()).startsWith("3 pods, ");
    }
}
