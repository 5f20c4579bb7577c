package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.plugins.slurm.cluster.SlurmException;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether there is a cluster, and whether it would take jobs.
final class ClusterCheck {
    private final SlurmConfiguration configuration;
    private final Slurm slurm;
    private final SourceLocation place;

    /// @param place where the configuration stands
    ClusterCheck(SlurmConfiguration configuration, Slurm slurm, SourceLocation place) {
        this.configuration = configuration;
        this.slurm = slurm;
        this.place = place;
    }

    /// @param wanted what jobs ask for; without any, what is usual
    List<Problem> check(Collection<JobOptions> wanted) {
        Optional<String> missing = slurm.missingProgram();
        if (missing.isPresent()) {
            return List.of(lacks("there is no '" + missing.get() + "' here", missingHint()));
        }
        try {
            slurm.ping();
            Set<JobOptions> distinct = new LinkedHashSet<>(wanted);
            if (distinct.isEmpty()) {
                distinct.add(configuration.usual());
            }
            return refusals(distinct);
        } catch (SlurmException e) {
            return List.of(
                    lacks(
                            "no controller of Slurm answers: " + e.reason(),
                            "See what 'scontrol ping' says; SLURM_CONF names the configuration of"
                                    + " another cluster."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(lacks("asking Slurm was interrupted", "Try again."));
        }
    }

    private String missingHint() {
        return configuration
                .programs()
                .map(folder ->
                        "The configuration says that Slurm's programs are in " + folder + ".")
                .orElse(
                        "Run this where jobs are handed in, a login node, or name the folder of"
                                + " Slurm's programs by 'programs'.");
    }

    private List<Problem> refusals(Collection<JobOptions> wanted)
            throws SlurmException, InterruptedException {
        List<String> known = slurm.partitions();
        List<Problem> problems = new ArrayList<>();
        for (JobOptions options : wanted) {
            List<Problem> unknown = unknownPartitions(options, known);
            problems.addAll(unknown);
            if (unknown.isEmpty()) {
                refusal(options).ifPresent(problems::add);
            }
        }
        return problems.stream().distinct().toList();
    }

    private List<Problem> unknownPartitions(JobOptions options, List<String> known) {
        return options.partition().stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .filter(it -> !known.contains(it))
                .map(it ->
                        refuses(
                                "the cluster has no partition '" + it + "'",
                                Suggestion.didYouMean(it, known)
                                        .orElse("It has " + String.join(", ", known) + ".")))
                .toList();
    }

    private Optional<Problem> refusal(JobOptions options) throws InterruptedException {
        try {
            slurm.tryOut(options.arguments());
            return Optional.empty();
        } catch (SlurmException e) {
            String asked = options.text().isEmpty() ? "no wishes" : options.text();
            return switch (e.kind()) {
                case REFUSED, UNKNOWN_JOB ->
                        Optional.of(
                                refuses(
                                        "Slurm takes no job with %s: %s"
                                                .formatted(asked, e.reason()),
                                        "Ask for what 'sinfo' and 'sacctmgr show assoc' say that you"
                                                + " can have."));
                case UNREACHABLE ->
                        Optional.of(
                                lacks(
                                        "Slurm does not say whether it takes a job: " + e.reason(),
                                        "Try again when it is less busy."));
                case FULL -> Optional.empty(); // there will be room
                case NO_PROGRAM -> Optional.of(lacks(e.reason(), missingHint()));
            };
        }
    }

    private Problem refuses(String message, String hint) {
        return Problem.error(ProblemCode.PLUGIN_REFUSES, place, message).withHint(hint);
    }

    private Problem lacks(String message, String hint) {
        return Problem.error(ProblemCode.PLUGIN_LACKS, place, message).withHint(hint);
    }
}
