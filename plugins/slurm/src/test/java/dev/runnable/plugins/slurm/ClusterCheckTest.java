package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.StepOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a cluster before a run.
final class ClusterCheckTest {
    @TempDir Path scratch;

    private final dev.runnable.graph.Node.Task step = Bench.task("s", StepOptions.NONE);

    @Test
    void clusterThatTakesJobsIsFine() throws Exception {
        assertThat(Bench.in(scratch, Bench.SUCCEEDS).check(step)).isEmpty();
    }

    @Test
    void missingProgramIsTold() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
        Files.delete(bench.cluster.folder().resolve("sbatch"));

        assertThat(bench.check(step))
                .containsExactly(
                        "error: config.yaml:2:9: there is no 'sbatch' here. The configuration says that"
                                + " Slurm's programs are in "
                                + bench.cluster.folder()
                                + ". [RNB-891]");
    }

    @Test
    void silentControllerIsTold() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
        bench.cluster.plan("scontrol", "fail Unable to contact slurm controller (connect failure)");

        assertThat(bench.check(step))
                .containsExactly(
                        "error: config.yaml:2:9: no controller of Slurm answers: scontrol: Unable to"
                                + " contact slurm controller (connect failure). See what 'scontrol"
                                + " ping' says; SLURM_CONF names the configuration of another cluster."
                                + " [RNB-891]");
    }

    @Test
    void unknownPartitionIsToldWithTheNearest() throws Exception {
        assertThat(Bench.in(scratch, Bench.SUCCEEDS, "partition: shrot").check(step))
                .containsExactly(
                        "error: config.yaml:2:9: the cluster has no partition 'shrot'. Did you mean"
                                + " 'short'? [RNB-890]");
    }

    @Test
    void whatSlurmWouldNeverTakeIsToldInItsWords() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "account: nobody");
        bench.cluster.plan(
                "sbatch",
                "fail Batch job submission failed: Invalid account or account/partition combination specified");

        assertThat(bench.check(step))
                .containsExactly(
                        "error: config.yaml:2:9: Slurm takes no job with account=nobody: sbatch: Batch"
                                + " job submission failed: Invalid account or account/partition"
                                + " combination specified. Ask for what 'sinfo' and 'sacctmgr show"
                                + " assoc' say that you can have. [RNB-890]");
    }

    @Test
    void clusterIsNotAskedWhereNoStepNeedsIt() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);

        assertThat(bench.check()).isEmpty();
        assertThat(bench.cluster.folder().resolve("calls")).doesNotExist();
    }
}
