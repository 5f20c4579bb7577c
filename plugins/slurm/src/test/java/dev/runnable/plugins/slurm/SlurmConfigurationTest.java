package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.StepOptions;
import dev.runnable.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a configuration, told before anything runs and without any cluster.
final class SlurmConfigurationTest {
    @TempDir Path scratch;

    private List<String> told(String... lines) throws Exception {
        return Bench.in(scratch, Bench.SUCCEEDS, lines).mistakes.stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void everythingThatIsRightIsTaken() throws Exception {
        Bench bench =
                Bench.in(
                        scratch,
                        Bench.SUCCEEDS,
                        "partition: debug,short",
                        "account: physics",
                        "qos: high",
                        "time: 1-02:30",
                        "cpus: 4",
                        "memory: 8g",
                        "gpus: a100:2",
                        "gres: gpu:a100:1",
                        "nodes: 2",
                        "constraint: haswell&ib",
                        "reservation: course",
                        "sbatch: [--exclusive, --nice=5]",
                        "max_jobs: 7",
                        "max_array: 20",
                        "array_limit: 3",
                        "gather: 1s",
                        "patience: 1m",
                        "folder: /shared",
                        "command: [/opt/runnable/bin/runnable]",
                        "overrides: {big: {memory: 100G, sbatch: [--nice=9]}}");

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.executor.concurrency()).isEqualTo(7);
        assertThat(
                        bench.executor
                                .plan("s", Bench.task("s", Bench.overridden("big")), bench.context)
                                .runsIn())
                .isEqualTo(
                        "a Slurm job with partition=debug,short, account=physics, qos=high,"
                                + " time=1-02:30, cpus-per-task=4, mem=100G, gpus=a100:2,"
                                + " gres=gpu:a100:1, nodes=2, constraint=haswell&ib,"
                                + " reservation=course, exclusive, nice=5, nice=9");
    }

    @Test
    void everyMistakeIsToldAtItsPlace() throws Exception {
        assertThat(
                        told(
                                "partition: 'a b'",
                                "time: soon",
                                "memory: much",
                                "gpus: some",
                                "cpus: 0",
                                "folder: shared",
                                "overrides: {big: {memry: 8g}}"))
                .containsExactly(
                        "error: config.yaml:6:16: 'a b' is not a partition. Names are told by"
                                + " 'sinfo'. [RNB-104]",
                        "error: config.yaml:7:11: 'time' must be a duration such as '30s', '5m',"
                                + " '1h30m' or 'PT5M', found the text 'soon' [RNB-104]",
                        "error: config.yaml:8:13: 'much' is not an amount of memory. Write for"
                                + " instance 512m or 8g; a plain number is in megabytes. [RNB-104]",
                        "error: config.yaml:9:11: 'some' is not a number of graphics processors."
                                + " Write for instance 1 or 'a100:2'. [RNB-104]",
                        "error: config.yaml:10:11: 'cpus' must be a whole number of at least 1, found"
                                + " the number 0 [RNB-104]",
                        "error: config.yaml:11:13: 'shared' does not begin with '/'. Write the whole"
                                + " path: the nodes have to find it, too. [RNB-104]",
                        "error: config.yaml:12:23: unknown property 'memry'. Did you mean 'memory'?"
                                + " [RNB-102]");
    }

    /// As `sbatch` itself takes the beginning of a name for the name.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--array=1-9",
                "--arr=1-9",
                "--output=x",
                "--wrap=x",
                "--wait",
                "--req",
                "--j=x"
            })
    void whatTheExecutorLivesByIsNotForOthers(String option) throws Exception {
        assertThat(told("sbatch: ['" + option + "']"))
                .singleElement()
                .asString()
                .contains("is what this executor sets itself. Leave it out. [RNB-104]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p debug", "-N2", "exclusive", "--", "--Foo", "--a b"})
    void otherOptionsAreInTheirLongForm(String option) throws Exception {
        assertThat(told("sbatch: ['" + option + "']"))
                .containsExactly(
                        "error: config.yaml:6:13: '"
                                + option
                                + "' is no option of sbatch in its long form. Write '--NAME' or"
                                + " '--NAME=VALUE', one a line. [RNB-104]");
    }

    @ParameterizedTest
    @CsvSource({"1s, 3", "58s, 3", "2m, 4", "90m, 92", "36h, 2162"})
    void timeLimitFollowsFromTheTimeoutOfTheStep(String timeout, String minutes) {
        Duration limit = Duration.parse("PT" + timeout);
        StepOptions none = StepOptions.NONE;
        StepOptions step =
                new StepOptions(
                        none.retry(),
                        Optional.of(limit),
                        none.overrides(),
                        none.onError(),
                        none.skipIf());

        assertThat(plan(step)).isEqualTo("a Slurm job with time=" + minutes);
    }

    private String plan(StepOptions step) {
        try {
            Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
            return bench.executor.plan("s", Bench.task("s", step), bench.context).runsIn();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void overrideThatIsNotThereIsToldWithTheStep() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "overrides: {huge: {cpus: 2}}");

        assertThat(bench.check(Bench.task("train", Bench.overridden("hgue"))))
                .containsExactly(
                        "error: pipeline.yaml: step 'train': the configuration has no override"
                                + " 'hgue'. Did you mean 'huge'? [RNB-890]");
    }
}
