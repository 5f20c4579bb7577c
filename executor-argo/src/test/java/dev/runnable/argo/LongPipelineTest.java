package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Pipelines that are longer than what Argo accepts in one template.
final class LongPipelineTest {
    private static final int LONG = 5_000;

    private static String chain(int steps) {
        return "dag:\n  start_at: step-0\n  steps:\n"
                + IntStream.range(0, steps)
                        .mapToObj(i ->
                                "    step-%d: {type: stub, next: %s}"
                                        .formatted(
                                                i, i + 1 < steps ? "step-" + (i + 1) : "success"))
                        .collect(Collectors.joining("\n"));
    }

    /// The steps that pods of a template run, one after the other.
    private static void collect(Document document, String template, List<String> steps) {
        String before = "";
        for (JsonNode task : document.tasks(template)) {
            assertThat(task.path("depends").asText()).isEqualTo(before);
            before = task.path("name").asText();
            String called = task.path("template").asText();
            if (document.template(called).has("dag")) {
                collect(document, called, steps);
            } else {
                steps.add(task.path("arguments").path("parameters").path(0).path("value").asText());
            }
        }
    }

    @Test
    void longChainIsSmallAndWithinTheLimits() {
        Argo argo = Argo.of();

        Document document = argo.render(chain(LONG));

        assertThat(argo.check(chain(LONG))).isEmpty();
        assertThat(document.workflow().toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1 << 20);
        assertThat(document.rendering().text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1 << 20);
        assertThat(document.rendering().summary()).startsWith("5001 pods, ");
        assertThat(document.spec().path("templates")).hasSizeLessThanOrEqualTo(200);
        for (JsonNode template : document.spec().path("templates")) {
            assertThat(template.path("dag").path("tasks")).hasSizeLessThanOrEqualTo(200);
        }
        List<String> steps = new ArrayList<>();
        collect(document, "runnable-dag", steps);
        assertThat(steps).isEqualTo(IntStream.range(0, LONG).mapToObj(i -> "step-" + i).toList());
    }

    @Test
    void shortChainIsOneTemplate() {
        assertThat(Argo.of().render(chain(199)).tasks("runnable-dag")).hasSize(199);
        assertThat(Argo.of().render(chain(200)).tasks("runnable-dag")).hasSize(2);
    }

    @Test
    void tooLongChainIsToldWithItsSize() {
        String text = chain(30_000);

        assertThat(catchThrowable(() -> Argo.of().render(text)))
                .hasMessageContaining("RNB-506")
                .hasMessageContaining("MB, and a cluster accepts 1.05 MB");
    }
}
