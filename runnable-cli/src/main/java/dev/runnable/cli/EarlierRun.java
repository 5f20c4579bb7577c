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
import dev.runnable.runlog.RunLog;
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
/// @param log as it is now
record EarlierRun(RunHeader header, RunLog log) {
    EarlierRun {
        requireNonNull(header, "header");
        requireNonNull(log, "log");
    }

    /// @throws ProblemException when there is no such run, or nothing to go on with
    static EarlierRun find(RunLogStore store, String runId) {
        try {
            RunLogFold fold = new RunLogFold();
            if (store.replay(runId, fold::apply) && fold.header().isPresent()) {
                return new EarlierRun(fold.header().get(), fold.snapshot());
            }
            RunLog known = store.read(runId).orElseThrow(() -> UnknownRun.of(store, runId));
            throw notResumable(store, known);
        } catch (IOException e) {
            throw RunLogProblem.ofReading(e);
        }
    }

    private static ProblemException notResumable(RunLogStore store, RunLog known) {
        String run = "run '" + known.runId() + "'";
        boolean begun = known.status() != StepState.PENDING;
        String reason =
                begun
                        ? run + " cannot go on: there are only its documents, without the journal"
                        : run + " ended before anything of it was recorded";
        String hint =
                begun
                        ? "They are of another program, or the journal was removed. Run the"
                                + " pipeline anew with 'runnable execute'."
                        : "Run the pipeline anew with 'runnable execute' and another run id.";
        SourceLocation place = SourceLocation.of(store.location(known.runId()));
        return new ProblemException(
                Problem.error(ProblemCode.NOT_RESUMABLE, place, reason).withHint(hint));
    }

    /// The configuration that it ran with, without secrets.
    static Configuration configuration(RunHeader header, Executors executors, World world) {
        ConfigurationReading reading =
                new ConfigurationReader(executors.knownServices())
                        .readText(
                                header.configuration().toString(),
                                "configuration of run " + header.runId(),
                                world.environment());
        return reading.configuration().orElseThrow(() -> new ProblemException(reading.problems()));
    }

    /// The pipeline as its file is now, or as the run has kept it where there is no such file.
    ///
    /// @param chosen the file, where it is not the one that the run was started with
    PipelineReading pipeline(Optional<String> chosen, Path workingDirectory) {
        String name = chosen.orElse(header.pipelineFile());
        return lacksFile(chosen, workingDirectory)
                ? PipelineReader.readTexts(header.texts(), CommandTypes.builtIn())
                : PipelineReader.read(workingDirectory.resolve(name), name, CommandTypes.builtIn());
    }

    /// Whether it has to go on with what it has kept of its pipeline.
    boolean lacksFile(Optional<String> chosen, Path workingDirectory) {
        return chosen.isEmpty() && Files.notExists(workingDirectory.resolve(header.pipelineFile()));
    }

    /// What keeps the run from going on with this pipeline: its structure is another.
    List<Problem> changes(Pipeline now) {
        return changes(
                header,
                now,
                "Commands may change before a retry, steps and edges may not. Undo that, or run it"
                        + " anew with 'runnable execute'.");
    }

    /// In what the structure of a pipeline is not that of a run's.
    static List<Problem> changes(RunHeader header, Pipeline now, String hint) {
        return StructureDiff.between(header.dag(), GraphJson.of(now.graph())).stream()
                .map(difference ->
                        Problem.error(
                                        ProblemCode.STRUCTURE_CHANGED,
                                        SourceLocation.of(now.source()),
                                        "not the pipeline of run '"
                                                + header.runId()
                                                + "': "
                                                + difference)
                                .withHint(hint))
                .toList();
    }
}
