package dev.runnable.cli;

import static java.util.Objects.requireNonNull;

import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.Executors;
import dev.runnable.run.RunLogProblem;
import dev.runnable.runlog.GraphJson;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.StructureDiff;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run that is to go on, from its log.
///
/// @param header its frozen inputs
record EarlierRun(RunHeader header, StepState status) {
    EarlierRun {
        requireNonNull(header, "header");
        requireNonNull(status, "status");
    }

    /// @throws ProblemException when there is no such run, or nothing to go on with
    static EarlierRun find(RunLogStore store, String runId) {
        try {
            RunLogFold fold = new RunLogFold();
            if (store.replay(runId, fold::apply) && fold.header().isPresent()) {
                return new EarlierRun(fold.header().get(), fold.snapshot().status());
            }
            if (store.read(runId).isEmpty()) {
                throw UnknownRun.of(store, runId);
            }
            throw notResumable(store, runId);
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
    }

    private static ProblemException notResumable(RunLogStore store, String runId) {
        return new ProblemException(
                Problem.error(
                                ProblemCode.NOT_RESUMABLE,
                                SourceLocation.of(store.location(runId)),
                                "the log of run '"
                                        + runId
                                        + "' does not hold what is needed to go on with it")
                        .withHint(
                                "It is of another program, or was ended before its first step. Run"
                                        + " the pipeline anew with 'runnable execute'."));
    }

    /// The configuration that it ran with, without secrets.
    Optional<Configuration> configuration(Executors executors, World world) {
        ConfigurationReading reading =
                new ConfigurationReader(executors.knownServices())
                        .readText(
                                header.configuration().toString(),
                                "configuration of run " + header.runId(),
                                world.environment());
        if (reading.configuration().isEmpty()) {
            throw new ProblemException(reading.problems());
        }
        return reading.configuration();
    }

    /// The pipeline as its file is now, or as the run has kept it where there is no such file.
    ///
    /// @param chosen the file, where it is not the one that the run was started with
    PipelineReading pipeline(Optional<String> chosen, Path workingDirectory) {
        String name = chosen.orElse(header.pipelineFile());
        Path file = workingDirectory.resolve(name);
        return chosen.isPresent() || Files.exists(file)
                ? PipelineReader.read(file, name, CommandTypes.builtIn())
                : PipelineReader.readTexts(header.texts(), CommandTypes.builtIn());
    }

    /// What keeps the run from going on with this pipeline: its structure is another.
    List<Problem> changes(Pipeline now) {
        return StructureDiff.between(header.dag(), GraphJson.of(now.graph())).stream()
                .map(difference ->
                        Problem.error(
                                        ProblemCode.STRUCTURE_CHANGED,
                                        SourceLocation.of(now.source()),
                                        "not the pipeline of run '"
                                                + header.runId()
                                                + "': "
                                                + difference)
                                .withHint(
                                        "Commands and parameters may change before a retry, steps"
                                                + " and edges may not. Undo that, or run it anew"
                                                + " with 'runnable execute'."))
                .toList();
    }
}
