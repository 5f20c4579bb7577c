package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.plugins.slurm.cluster.JobId;
import dev.runnable.plugins.slurm.cluster.JobState;
import dev.runnable.plugins.slurm.cluster.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user reads while a job does not start.
final class WaitingTest {
    private final List<String> lines = new ArrayList<>();
    private final FollowedJob job = new FollowedJob(JobId.of(12));

    private void is(JobState state, String reason) {
        job.update(new JobStatus(job.id(), 12, state, reason, ""));
    }

    @Test
    void reasonIsToldOnceUntilItIsAnother() {
        Waiting waiting =
                new Waiting((stream, line) -> lines.add(stream + " " + line), Duration.ZERO);
        is(JobState.PENDING, "Priority");
        waiting.tell(job);
        waiting.tell(job);
        is(JobState.PENDING, "Resources");
        waiting.tell(job);
        is(JobState.CONFIGURING, "None");
        waiting.tell(job);
        is(JobState.RUNNING, "None");
        waiting.tell(job);
        job.isSilent("squeue: Unable to contact slurm controller");
        waiting.tell(job);

        assertThat(lines)
                .containsExactly(
                        "ERR runnable: job 12 waits: Priority (jobs with a higher priority go first)",
                        "ERR runnable: job 12 waits: Resources (until enough of the nodes is free)",
                        "ERR runnable: job 12 is being started: None (Slurm has not looked at it yet)",
                        "ERR runnable: nothing is heard of job 12: squeue: Unable to contact slurm"
                                + " controller");
    }

    @Test
    void nothingIsToldOfWhatIsUsual() {
        Waiting waiting = new Waiting((_, line) -> lines.add(line), Waiting.LONG);
        is(JobState.PENDING, "Priority");
        waiting.tell(job);

        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    QOSMaxJobsPerUserLimit | QOSMaxJobsPerUserLimit (a limit of its quality of service)
                    AssocGrpCpuLimit | AssocGrpCpuLimit (a limit of its account or user)
                    PartitionDown | PartitionDown (the partition is down)
                    SomethingNew | SomethingNew
                    """)
    void reasonsHaveAMeaning(String reason, String told) {
        assertThat(PendingReason.of(reason)).isEqualTo(told);
    }
}
