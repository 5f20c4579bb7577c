package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.config.ServiceSearch;
import dev.runnable.event.History;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.runlog.GraphJson;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.StructureDiff;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A run that is to go on, from its log.
///
/// @param header its frozen inputs
/// @param log as it is now
/// @param history what its steps have come to
public record EarlierRun(RunHeader header, RunLog log, History history) {
    public EarlierRun {
        requireNonNull(header, "header");
        requireNonNull(log, "log");
        requireNonNull(history, "history");
    }

    /// @throws ProblemException when there is no such run, or nothing to go on with
    public static EarlierRun find(RunLogStore store, String runId) {
        try {
            RunLogFold fold = new RunLogFold();
            if (store.replay(runId, fold::apply) && fold.header().isPresent()) {
                return new EarlierRun(fold.header().get(), fold.snapshot(), fold);
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
    static Configuration configuration(
            RunHeader header, ServiceSearch search, Map<String, String> environment) {
        ConfigurationReading reading =
                new ConfigurationReader(search, false)
                        .readText(
                                header.configuration().toString(),
                                "configuration of run " + header.runId(),
                                environment);
        return reading.configuration().orElseThrow(() -> new ProblemException(reading.problems()));
    }

    /// The pipeline as the run has kept it.
    PipelineReading kept(CommandTypes types) {
        return PipelineReader.readTexts(header.texts(), types);
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
    public static List<Problem> changes(RunHeader header, Pipeline now, String hint) {
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
