package dev.runnable.plugins.slurm.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Slurm knows of a job.
///
/// @param number the job's own, which in an array is not the array's
/// @param reason why it waits, or why it ended; `None` where there is nothing to say
/// @param node where it runs or ran; may be empty
public record JobStatus(JobId id, long number, JobState state, String reason, String node) {
    /// For `squeue --array`: the array or job, its task, the job, its state, its node, the reason.
    static final String FORMAT = "%F|%K|%A|%T|%B|%r";

    private static final Pattern LINE =
            Pattern.compile("(\\d+)\\|(\\d+|N/A|)\\|(\\d+)\\|([^|]*)\\|([^|]*)\\|(.*)");

    public JobStatus {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
        requireNonNull(reason, "reason");
        requireNonNull(node, "node");
    }

    /// @return empty when it is no line of that form
    static Optional<JobStatus> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String task = parts.group(2);
        return Optional.of(
                new JobStatus(
                        new JobId(
                                Long.parseLong(parts.group(1)),
                                task.isEmpty() || task.equals("N/A")
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(Integer.parseInt(task))),
                        Long.parseLong(parts.group(3)),
                        JobState.of(parts.group(4)),
                        parts.group(6).strip(),
                        parts.group(5).replace("n/a", "").strip()));
    }
}
