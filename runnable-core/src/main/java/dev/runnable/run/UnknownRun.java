package dev.runnable.run;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.List;

/// Tells that there is no run of this id.
public final class UnknownRun {
    private UnknownRun() {}

    public static ProblemException of(RunLogStore store, String runId) {
        Problem problem =
                Problem.error(
                        ProblemCode.UNKNOWN_RUN,
                        SourceLocation.of(store.location(runId)),
                        "there is no run '" + runId + "'");
        return new ProblemException(
                problem.withHint(
                        Forgetful.hint(store)
                                .or(() -> Suggestion.didYouMean(runId, names(store)))
                                .orElse(
                                        "'runnable runs' lists all runs. A run that was started with a"
                                                + " configuration file may be found with the same -c.")));
    }

    private static List<String> names(RunLogStore store) {
        try {
            return store.list().stream().map(RunSummary::runId).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
