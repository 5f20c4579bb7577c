package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.StepOptions;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a configuration, told before anything runs and without any cluster.
final class SlurmConfigurationTest {
    @TempDir Path scratch;

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
    void everyMistakeIsToldAtItsPlace() {
        assertThat(
                        Bench.told(
                                "partition: 'a b'",
                                "time: soon",
                                "memory: much",
                                "gpus: some",
                                "cpus: 0",
                                "gather: 3",
                                "overrides: {big: {memry: 8g}}"))
                .containsExactly(
                        "error: config.yaml:6:16: 'partition' must be the name of a partition, as"
                                + " 'sinfo' tells them, found the text 'a b' [RNB-104]",
                        "error: config.yaml:7:11: 'time' must be a time such as '2h', '90'"
                                + " (minutes), '02:00:00' or '1-12', found the text 'soon'"
                                + " [RNB-104]",
                        "error: config.yaml:8:13: 'memory' must be an amount of memory such as"
                                + " 512m or 8g, plain in megabytes, found the text 'much'"
                                + " [RNB-104]",
                        "error: config.yaml:9:11: 'gpus' must be a number of graphics processors"
                                + " such as 1 or 'a100:2', found the text 'some' [RNB-104]",
                        "error: config.yaml:10:11: 'cpus' must be a whole number of at least 1,"
                                + " found the number 0 [RNB-104]",
                        "error: config.yaml:11:13: 'gather' must be a duration such as '30s', '5m',"
                                + " '1h30m' or 'PT5M', found the number 3. Add a unit: '3s' for"
                                + " seconds. [RNB-104]",
                        "error: config.yaml:12:23: unknown property 'memry'. Did you mean 'memory'?"
                                + " [RNB-102]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "programs"})
    void pathsAreWhole(String key) {
        assertThat(Bench.toldOf(key + ": shared"))
                .containsExactly(
                        "error: config.yaml:4:%d: '%s' must be a path that begins with '/', found"
                                        .formatted(key.length() + 7, key)
                                + " 'shared'. Write the whole path: the nodes have to find it, too."
                                + " [RNB-104]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5X", "0s", "99999d"})
    void timeIsWhatAJobCanTake(String time) {
        assertThat(Bench.told("overrides: {big: {time: " + time + "}}"))
                .containsExactly(
                        "error: config.yaml:6:29: 'time' must be a time that a job can take, found '"
                                + time
                                + "'. Write for instance '2h'. [RNB-104]");
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90",
        "1-12, 1-12",
        "'02:00:00', '02:00:00'",
        "UNLIMITED, UNLIMITED",
        "1h30m, 90",
        "PT61S, 2",
        "10s, 1"
    })
    void timeIsSaidAsSlurmSaysItOrAsADuration(String written, String asked) throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "time: '" + written + "'");

        assertThat(
                        bench.executor
                                .plan("s", Bench.task("s", StepOptions.NONE), bench.context)
                                .runsIn())
                .isEqualTo("a Slurm job with time=" + asked);
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
    void whatTheExecutorLivesByIsNotForOthers(String option) {
        assertThat(Bench.told("sbatch: ['" + option + "']"))
                .singleElement()
                .asString()
                .startsWith("error: config.yaml:6:13: '--")
                .endsWith(
                        "' in 'sbatch' is what this executor sets itself. Leave it out. [RNB-104]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p debug", "-N2", "exclusive", "--", "--Foo", "--a b"})
    void otherOptionsAreInTheirLongForm(String option) {
        assertThat(Bench.told("sbatch: ['" + option + "']"))
                .containsExactly(
                        "error: config.yaml:6:14: 'sbatch[0]' must be an option of sbatch in its"
                                + " long form, '--NAME' or '--NAME=VALUE', found the text '"
                                + option
                                + "' [RNB-104]");
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
    void everySettingIsInTheDocumentsWithItsDefault() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String example = Files.readString(Path.of("slurm.yaml"));

        assertThat(SettingsShape.of(SlurmConfiguration.class).settings())
                .hasSize(22)
                .noneMatch(SettingDescription::required)
                .allSatisfy(it -> {
                    assertThat(readme).contains("`" + it.key());
                    assertThat(example).contains("    # " + it.key() + ":");
                    it.defaultValue()
                            .ifPresent(usual ->
                                    assertThat(readme)
                                            .containsPattern(
                                                    "\\| `%s` \\|.* \\| %s \\|"
                                                            .formatted(it.key(), usual)));
                });
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
