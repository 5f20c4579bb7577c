package dev.runnable.plugins.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.plugins.airflow.render.StoreCheck;
import dev.runnable.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Airflow cannot do is told before anything is written.
final class PipelineCheckTest {
    private static final String BRANCH = "{start_at: s, steps: {s: {type: stub, next: success}}}";

    private static List<String> check(String step, String... configuration) {
        return Airflow.of(configuration)
                .check(
                        """
                        dag:
                          start_at: it
                          steps:
                            it: {%s, next: success}
                        parameters: {xs: [1]}
                        """
                                .formatted(step));
    }

    @Test
    void aMapInsideOfAMap() {
        String inner =
                "{type: map, iterate_on: xs, iterate_as: y, branch: " + BRANCH + ", next: success}";
        String branch = "{start_at: inner, steps: {inner: " + inner + "}}";

        assertThat(check("type: map, iterate_on: xs, iterate_as: x, branch: " + branch))
                .containsExactly(
                        "error: train.yaml: step 'it.branch.inner': Airflow cannot map inside of the"
                                + " map 'it'. Map over all pairs in one list, or run the inner map"
                                + " in one task. [RNB-501]");
    }

    @Test
    void timeoutsAndWaitsOfStepsWithBranches() {
        String retry = "retry: {max_attempts: 2, backoff: {initial: 1s}}";

        assertThat(
                        check(
                                "type: parallel, timeout: 5s, "
                                        + retry
                                        + ", branches: {a: "
                                        + BRANCH
                                        + "}"))
                .containsExactlyInAnyOrder(
                        "error: train.yaml: step 'it': Airflow has no timeout for a step of type"
                                + " 'parallel'. Give its steps a timeout, or the executor a"
                                + " 'dagrun_timeout'. [RNB-501]",
                        "warning: train.yaml: step 'it': Airflow tries a step of type 'parallel'"
                                + " again without a wait. Leave out its 'backoff', or give its"
                                + " steps 'max_attempts'. [RNB-501]");
    }

    @Test
    void whatIsTooMuchWhenWrittenOneByOne() {
        String loop = "type: loop, max_iterations: 100, break_on: b, index_as: i";
        String inner = "inner: {" + loop + ", branch: " + BRANCH + ", next: success}";

        assertThat(check(loop + ", branch: {start_at: inner, steps: {" + inner + "}}"))
                .singleElement()
                .asString()
                .startsWith(
                        "error: train.yaml: step 'it': with every iteration and try written, the DAG"
                                + " has 20100 steps; at most 10000 are sensible");
    }

    @Test
    void loopsOfVeryManyIterations() {
        String loop = "type: loop, max_iterations: 11, break_on: b, index_as: i, branch: " + BRANCH;

        assertThat(check(loop, "max_loop_iterations: 10"))
                .containsExactly(
                        "error: train.yaml: step 'it': Airflow has no loops, so each of 11 iterations"
                                + " becomes tasks of the DAG, and at most 10 are wanted. Lower"
                                + " 'max_iterations', or raise 'max_loop_iterations' of the executor."
                                + " [RNB-501]");
        assertThat(check(loop)).isEmpty();
    }

    @Test
    void anOverrideThatNobodyKnows() {
        assertThat(check("type: stub, overrides: {airflow: larg}", "overrides: {large: {}}"))
                .containsExactly(
                        "error: train.yaml: step 'it': the configuration has no override 'larg'. Did"
                                + " you mean 'large'? [RNB-502]");
    }

    @Test
    void aLimitOfItemsThatIsOneOfSteps() {
        String branch =
                "{start_at: s, steps: {s: {type: stub, next: t}, t: {type: stub, next: success}}}";

        assertThat(
                        check(
                                "type: map, iterate_on: xs, iterate_as: x, max_concurrency: 2, branch: "
                                        + branch))
                .singleElement()
                .asString()
                .startsWith("warning: train.yaml: step 'it': Airflow limits how many instances");
    }

    @Test
    void storesThatWorkersCannotShare() {
        JsonNode frozen =
                Airflow.json(
                        """
                        {"run-log-store": {"type": "buffered"}, "catalog": {"type": "do-nothing"}}
                        """);

        assertThat(
                        StoreCheck.check(
                                frozen,
                                Pipelines.read(Path.of("../../examples/catalog/files.yaml"))))
                .extracting(Problem::message)
                .contains(
                        "workers cannot share run logs that are in memory",
                        "workers share files by the catalog, and this one keeps nothing");
    }
}
