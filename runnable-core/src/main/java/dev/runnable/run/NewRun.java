package dev.runnable.run;

import dev.runnable.event.RunEvent;
import dev.runnable.secret.EventMask;
import dev.runnable.secret.Mask;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.Optional;

/// Creates a run without running it: other processes will.
public final class NewRun {
    private NewRun() {}

    /// @param request with the run's id
    /// @throws dev.runnable.problem.ProblemException when the log cannot be written
    public static void create(RunRequest request, RunServices services) {
        String runId = request.runId().orElseThrow();
        Mask mask = new Mask(PipelineRun.secretValues(request.pipeline(), services.secrets()));
        try {
            Optional<RunLogStore.Writer> created = services.store().create(runId);
            if (created.isPresent()) {
                try (RunLogStore.Writer writer = created.get()) {
                    RunEvent started =
                            new RunEvent.RunStarted(
                                    services.ambience().clock().instant(),
                                    PipelineRun.header(request, runId, services));
                    writer.append(new EventMask(mask).apply(started));
                }
            }
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
    }
}
