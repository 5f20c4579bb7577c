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

    private static final String INNER = "{start_at: s, steps: {s: {type: stub, next: success}}}";

    private static Document render(String steps, String... lines) {
        String first = steps.strip().split(":", 2)[0];
        return Argo.of(lines)
                .render("dag:\n  start_at: " + first + "\n  steps:\n" + steps.indent(4));
    }

    private static String depends(Document document, String template, String task) {
        return document.task(template, task).path("depends").asText();
    }

    @Test
    void failureLeadsToItsHandlerAndTheGraphHasAnEnd() {
        Document document =
                render(
                        """
                        a: {type: stub, next: b, on_failure: h}
                        b: {type: stub, next: success, on_failure: h}
                        h: {type: stub, next: success}
                        unreachable: {type: stub, next: success}
                        """);

        assertThat(depends(document, "runnable-dag", "h"))
                .isEqualTo("(a.Failed || a.Errored) || (b.Failed || b.Errored)");
        assertThat(depends(document, "runnable-dag", "end")).isEqualTo("b || h");
        assertThat(document.template("runnable-dag").path("dag").path("target").asText())
                .isEqualTo("end");
        assertThat(document.tasks("runnable-dag")).hasSize(4);
        assertThat(document.template("nothing").path("suspend").path("duration").asText())
                .isEqualTo("0");
    }

    @Test
    void stepThatOnlyLeadsToFailureIsWaitedFor() {
        Document document =
                render(
                        """
                        a: {type: stub, next: success, on_failure: h}
                        h: {type: stub, next: fail}
                        """);

        assertThat(arguments(document.task("runnable-dag", "fail"))).containsExactly("fail");
        assertThat(depends(document, "runnable-dag", "end"))
                .isEqualTo("a || (fail.Succeeded && fail.Failed)");
    }

    @Test
    void dependenciesAreWaitedForAndSkippedOnesPass() {
        Document document =
                Argo.of()
                        .render(
                                """
                                dag:
                                  steps:
                                    a: {type: stub}
                                    b: {type: stub, skip_if: quick}
                                    c: {type: stub, needs: [a, {step: b, on_skip: run}]}
                                """);

        assertThat(depends(document, "runnable-dag", "c"))
                .isEqualTo("a && (b.Succeeded || b.Skipped || b.Omitted)");
        assertThat(depends(document, "runnable-dag", "end")).isEqualTo("b && c");
    }

    @Test
    void parallelNeedsNoPodsOfItsOwn() {
        Document document =
                render(
                        "p: {type: parallel, next: success, branches: {a: %s, b: %s}}"
                                .formatted(INNER, INNER));

        assertThat(Document.names(document.tasks("p"))).containsExactly("a", "b");
        assertThat(arguments(document.task("p-a", "s"))).containsExactly("p.b=a.s");
        assertThat(document.rendering().summary()).startsWith("3 pods, ");
    }

    @Test
    void parallelThatIsTriedAgainIsTriedAsAWhole() {
        Document document =
                render(
                        "p: {type: parallel, next: success, retry: {max_attempts: 3, backoff: {initial:"
                                + " 30s, factor: 1.5, max: 5m}}, branches: {a: %s}}"
                                        .formatted(INNER));

        assertThat(document.template("p").path("retryStrategy").toString())
                .isEqualTo(
                        "{\"limit\":2,\"retryPolicy\":\"Always\",\"backoff\":{\"duration\":\"30s\","
                                + "\"factor\":2,\"cap\":\"5m\"}}");
        assertThat(document.task("p", "a").path("when").asText())
                .isEqualTo("{{tasks.fan-out.outputs.parameters.places}} == true");
        assertThat(depends(document, "p", "fan-in"))
                .isEqualTo(
                        "fan-out && (a.Succeeded || a.Failed || a.Errored || a.Skipped ||"
                                + " a.Omitted)");
        assertThat(document.template("fan-in").has("retryStrategy")).isFalse();
    }

    @Test
    void mapRunsItsBranchForEachPlace() {
        Document document =
                render(
                        "m: {type: map, iterate_on: xs, iterate_as: x, max_concurrency: 3, next:"
                                + " success, branch: %s}".formatted(INNER));

        JsonNode items = document.task("m", "items");
        assertThat(items.path("withParam").asText())
                .isEqualTo("{{tasks.fan-out.outputs.parameters.places}}");
        assertThat(arguments(items)).containsExactly("{{item}}");
        assertThat(document.template("m").path("parallelism").asInt()).isEqualTo(3);
        assertThat(arguments(document.task("m-item", "s")))
                .containsExactly("{{inputs.parameters.at}}.s");
        assertThat(document.rendering().summary()).startsWith("3 pods + 1 for each item of 'm', ");
    }

    @Test
    void overrideLimitsTheBranchesThatRunAtOnce() {
        Document document =
                render(
                        "m: {type: map, iterate_on: xs, iterate_as: x, next: success, overrides: {argo:"
                                + " sequential}, branch: %s}".formatted(INNER),
                        "overrides: {sequential: {parallelism: 1}}");

        assertThat(document.template("m").path("parallelism").asInt()).isEqualTo(1);
    }

    @Test
    void conditionalRunsTheBranchThatIsTold() {
        Document document =
                render(
                        "c: {type: conditional, parameter: x, next: success, branches: {a: %s, 'b c': %s}}"
                                .formatted(INNER, "{start_at: success, steps: {}}"));

        assertThat(document.task("c", "a").path("when").asText()).endsWith(" == 0");
        assertThat(document.task("c", "b-c").path("when").asText()).endsWith(" == 1");
        assertThat(document.task("c-b-c", "end").path("template").asText()).isEqualTo("nothing");
        assertThat(document.rendering().summary()).startsWith("3 to 4 pods, ");
    }

    @Test
    void loopCallsItselfAsLongAsThereIsANextPlace() {
        Document document =
                render(
                        "l: {type: loop, max_iterations: 3, break_on: done, index_as: i, next: success,"
                                + " branch: %s}".formatted(INNER));

        JsonNode again = document.task("l-iteration", "again");
        assertThat(again.path("template").asText()).isEqualTo("l-iteration");
        assertThat(again.path("when").asText())
                .isEqualTo("'{{tasks.next.outputs.parameters.places}}' != ''");
        assertThat(arguments(again)).containsExactly("{{tasks.next.outputs.parameters.places}}");
        assertThat(arguments(document.task("l-iteration", "next"))).containsExactly("l");
        assertThat(document.rendering().summary())
                .startsWith("2 pods + 2 for each of at most 3 iterations of 'l', ");
    }

    @Test
    void stepsOfOneShapeShareATemplate() {
        Document document =
                render(
                        """
                        a: {type: stub, next: b}
                        b: {type: stub, max_attempts: 2, next: c}
                        c: {type: stub, max_attempts: 2, timeout: 90s, next: d}
                        d: {type: stub, next: success}
                        """);

        assertThat(document.task("runnable-dag", "a").path("template"))
                .isEqualTo(document.task("runnable-dag", "d").path("template"));
        assertThat(document.template("step-2").path("retryStrategy").path("limit").asInt())
                .isEqualTo(1);
        assertThat(document.template("step-3").path("activeDeadlineSeconds").asInt())
                .isEqualTo(690);
    }

    @Test
    void namesThatArgoRefusesAreReplaced() {
        Document document =
                Argo.of()
                        .render(
                                """
                                dag:
                                  steps:
                                    a b: {type: stub}
                                    a-b: {type: stub}
                                    1st: {type: stub}
                                    обучение: {type: stub}
                                    in: {type: stub, needs: [a b]}
                                """);

        assertThat(document.tasks("runnable-dag").findValuesAsText("depends"))
                .containsExactly("a-b");
        assertThat(document.tasks("runnable-dag"))
                .extracting(task -> task.path("name").asText())
                .containsExactly("a-b", "a-b-2", "s-1st", "step", "in-step");
    }
}
