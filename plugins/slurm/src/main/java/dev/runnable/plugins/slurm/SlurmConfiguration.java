package dev.runnable.plugins.slurm;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.StepOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// The executor's configuration.
///
/// @param usual what jobs of steps ask for that say nothing; its keys stand beside the others
/// @param overrides what other steps ask for, by the name that a step says in `overrides: {slurm:
///   NAME}`
/// @param maxJobs how many jobs of a run are with Slurm at once, waiting ones too
/// @param maxArray how many items of a map at most become one job array; 1: no arrays
/// @param arrayLimit how many tasks of an array may run at once; empty: as many as there is room
///   for
/// @param gather how long the first item of a map waits for others to become an array with
/// @param poll the longest time between two questions to Slurm; questions come sooner where
///   something happens
/// @param patience how long to go on trying to hand in a job, or to find the earlier jobs of a run,
///   while the controller does not answer
/// @param folder on a file system that all nodes share, for what jobs are given and say; empty:
///   beside the run log
/// @param command how this program is started on the nodes; empty: as here
/// @param programs the folder of `sbatch` and the others; empty: they are in the path
public record SlurmConfiguration(
        JobOptions usual,
        SequencedMap<String, JobOptions> overrides,
        int maxJobs,
        int maxArray,
        OptionalInt arrayLimit,
        Duration gather,
        Duration poll,
        Duration patience,
        Optional<Path> folder,
        List<String> command,
        Optional<Path> programs) {
    public SlurmConfiguration {
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(arrayLimit, "arrayLimit");
        requireNonNull(gather, "gather");
        requireNonNull(poll, "poll");
        requireNonNull(patience, "patience");
        requireNonNull(folder, "folder");
        command = List.copyOf(command);
        requireNonNull(programs, "programs");
    }

    /// What a step wants in place of the usual.
    static Optional<String> override(StepOptions step) {
        return Optional.ofNullable(step.overrides().get(SlurmExecutor.TYPE));
    }

    /// What a step's job asks for.
    ///
    /// @return empty when it names an override that does not exist
    Optional<JobOptions> find(StepOptions step) {
        Optional<String> name = override(step);
        return name.isEmpty()
                ? Optional.of(usual)
                : name.map(overrides::get).map(own -> own.over(usual));
    }

    /// As [#find], with the time limit that follows from the step's timeout where none is said: the
    /// step ends itself, and Slurm what does not.
    Optional<JobOptions> ofStep(StepOptions step) {
        return find(step).map(it -> it.time().isPresent() ? it : TimeLimit.of(step, it));
    }
}
