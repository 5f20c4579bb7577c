package dev.runnable.plugins.slurm;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.StepOptions;
import dev.runnable.problem.Excerpt;
import dev.runnable.settings.Inline;
import dev.runnable.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What the executor can be told. What jobs ask for stands beside the rest.
public record SlurmConfiguration(
        @Inline JobOptions usual,
        @Setting(
                        description =
                                "What other jobs ask for, by the name that their steps say in"
                                        + " `overrides: {slurm: NAME}`. What is not said is as"
                                        + " usual.")
                SequencedMap<String, JobOptions> overrides,
        @Setting(
                        description =
                                "How many jobs of a run are with Slurm at once, waiting ones too.",
                        defaultValue = "100",
                        minimum = "1")
                int maxJobs,
        @Setting(
                        description =
                                "How many items of a map at most become one job array. With 1"
                                        + " there are no arrays.",
                        defaultValue = "1000",
                        minimum = "1")
                int maxArray,
        @Setting(
                        description =
                                "How many tasks of an array may run at once, as"
                                        + " `sbatch --array=...%10`.",
                        otherwise = "as many as there is room for",
                        minimum = "1",
                        examples = "10")
                OptionalInt arrayLimit,
        @Setting(
                        description =
                                "How long the first item of a map waits for others to become an"
                                        + " array with.",
                        defaultValue = "250ms")
                Duration gather,
        @Setting(
                        description =
                                "The longest time between two questions to Slurm. Questions come"
                                        + " sooner where something happens.",
                        defaultValue = "15s")
                Duration poll,
        @Setting(
                        description =
                                "How long to go on trying to hand in a job, or to find the earlier"
                                        + " jobs of a run, while the controller does not answer.",
                        defaultValue = "10m")
                Duration patience,
        @Setting(
                        description =
                                "A whole path on a file system that all nodes share, for what jobs"
                                        + " are given and say.",
                        otherwise = "beside the run log",
                        examples = "/shared/runnable")
                Optional<Path> folder,
        @Setting(
                        description = "How this program is started on the nodes, word by word.",
                        otherwise = "as here",
                        examples = "[/opt/runnable/bin/runnable]")
                List<String> command,
        @Setting(
                        description =
                                "The whole path of the folder of `sbatch` and the other programs of"
                                        + " Slurm.",
                        otherwise = "they are in the path",
                        examples = "/opt/slurm/bin")
                Optional<Path> programs) {
    public SlurmConfiguration {
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(arrayLimit, "arrayLimit");
        requireNonNull(gather, "gather");
        requireNonNull(poll, "poll");
        requireNonNull(patience, "patience");
        folder.ifPresent(it -> checkWhole("folder", it));
        command = List.copyOf(command);
        programs.ifPresent(it -> checkWhole("programs", it));
    }

    private static void checkWhole(String key, Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(
                    "'%s' must be a path that begins with '/', found %s. Write the whole path: the nodes have to find it, too."
                            .formatted(key, Excerpt.quote(path.toString())));
        }
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
