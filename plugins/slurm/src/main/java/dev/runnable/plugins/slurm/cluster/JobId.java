package dev.runnable.plugins.slurm.cluster;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/// A job, or a task of an array of them.
///
/// @param job the number of the job or of the whole array
/// @param task its index in the array
public record JobId(long job, OptionalInt task) {
    public JobId {
        requireNonNull(task, "task");
    }

    public static JobId of(long job) {
        return new JobId(job, OptionalInt.empty());
    }

    public static JobId of(long array, int task) {
        return new JobId(array, OptionalInt.of(task));
    }

    /// As Slurm's commands take it: `12` or `12_3`.
    @Override
    public String toString() {
        return task.isPresent() ? job + "_" + task.getAsInt() : Long.toString(job);
    }
}
