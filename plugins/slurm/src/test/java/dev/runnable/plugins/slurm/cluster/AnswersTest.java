package dev.runnable.plugins.slurm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Slurm's programs say, as Slurm 22.05 says it.
final class AnswersTest {
    @Test
    void lineOfTheQueueIsRead() {
        assertThat(JobStatus.parse("12|N/A|12|RUNNING|node3|None"))
                .contains(new JobStatus(JobId.of(12), 12, JobState.RUNNING, "None", "node3"));
        assertThat(JobStatus.parse("12|3|15|PENDING|n/a|(Nodes required | are DOWN)"))
                .contains(
                        new JobStatus(
                                JobId.of(12, 3),
                                15,
                                JobState.PENDING,
                                "(Nodes required | are DOWN)",
                                ""));
    }

    @Test
    void otherLinesAreNone() {
        assertThat(JobStatus.parse("slurm_load_jobs error: Unable to contact")).isEmpty();
        assertThat(JobStatus.parse("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED by 1000, CANCELLED",
        "OUT_OF_MEMORY, OUT_OF_MEMORY",
        "RUNNING+, RUNNING",
        "EXPEDITING, OTHER"
    })
    void statesAreReadAlsoThoseOfTheAccounting(String text, JobState state) {
        assertThat(JobState.of(text)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "Batch job submission failed: Invalid partition name specified, REFUSED",
        "Batch job submission failed: Requested node configuration is not available, REFUSED",
        "Batch job submission failed: Socket timed out on send/recv operation, UNREACHABLE",
        "slurm_load_jobs error: Unable to contact slurm controller (connect failure), UNREACHABLE",
        "Batch job submission failed: Protocol authentication error, UNREACHABLE",
        "QOSMaxSubmitJobPerUserLimit, FULL",
        "Slurm temporarily unable to accept job; sleeping and retrying, FULL",
        "slurm_load_jobs error: Invalid job id specified, UNKNOWN_JOB"
    })
    void complaintsAreSortedByWhatCanBeDone(String text, SlurmException.Kind kind) {
        Answer answer = new Answer("sbatch", 1, "", "sbatch: error: " + text + "\n");

        assertThat(SlurmException.of(answer).kind()).isEqualTo(kind);
        assertThat(SlurmException.of(answer)).hasMessage("sbatch: " + text);
    }
}
