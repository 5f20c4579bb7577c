package dev.runnable.testkit.conformance;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A run whose log somebody reads again and again while it goes on.
final class Watched {
    private final List<String> takenBack = new ArrayList<>();
    private final TreeMap<String, StepState> ended = new TreeMap<>();
    private int reads;

    /// How often there was a log to be read.
    int reads() {
        return reads;
    }

    /// Steps that were told to have ended in one way, and later in another or not at all.
    List<String> takenBack() {
        return takenBack;
    }

    Ran run(Kit kit, Scenario scenario) throws Exception {
        Project project = kit.project(scenario);
        RunLogStore store = project.preparation().store();
        AtomicBoolean over = new AtomicBoolean();
        List<Exception> failures = new ArrayList<>();
        Thread reader =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                while (!over.get()) {
                                    read(store);
                                    TimeUnit.MILLISECONDS.sleep(5);
                                }
                            } catch (IOException | InterruptedException e) {
                                failures.add(e);
                            }
                        });
        Ran ran;
        try {
            ran = kit.execute(project, Kit.RUN_ID);
        } finally {
            over.set(true);
            reader.join();
        }
        read(store);
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    "the log could not be read while the run went on", failures.getFirst());
        }
        return ran;
    }

    private void read(RunLogStore store) throws IOException {
        Optional<RunLog> log = store.read(Kit.RUN_ID);
        if (log.isPresent()) {
            reads++;
            TreeMap<String, StepState> now = new TreeMap<>();
            collect(log.get().steps().values(), now);
            ended.forEach((step, state) -> {
                if (now.get(step) != state) {
                    takenBack.add(step + " was " + state + " and is " + now.get(step));
                }
            });
            now.forEach((step, state) -> {
                if (state.isFinal()) {
                    ended.put(step, state);
                }
            });
        }
    }

    private static void collect(Collection<StepLog> steps, Map<String, StepState> states) {
        for (StepLog step : steps) {
            states.put(step.internalName(), step.status());
            for (BranchLog branch : step.branches().values()) {
                collect(branch.steps().values(), states);
            }
        }
    }
}
