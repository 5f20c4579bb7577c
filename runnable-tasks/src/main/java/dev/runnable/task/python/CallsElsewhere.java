package dev.runnable.task.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.process.OutputTail;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.Elsewhere;
import dev.runnable.task.ObjectReturns;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.SharedFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls functions with a Python that is elsewhere, one process a call. Request and answer are
/// files: sockets of this machine do not reach everywhere. Thread-safe.
public final class CallsElsewhere {
    private static final String INTERPRETER = "python3";

    private final RunContext context;
    private final SharedFolders folders;
    private final Requests requests;
    private @Nullable Path bridge;

    public CallsElsewhere(RunContext context, SharedFolders folders) {
        this.context = context;
        this.folders = folders;
        this.requests = new Requests(context);
    }

    /// Tells what Python tasks say wrongly. Which Python there is is not known here.
    public static List<Problem> check(List<Node.Task> tasks, RunContext context) {
        List<Problem> problems = new ArrayList<>();
        SourceLocation place = SourceLocation.of(context.pipelineDirectory().toString());
        tasks.forEach(task -> PythonTaskCheck.check(task, place, problems));
        return problems;
    }

    public AttemptOutcome run(TaskAttempt attempt, Elsewhere place) throws InterruptedException {
        TaskSpec task = attempt.node().task();
        String command = task.command();
        try {
            ObjectReturns objects = new ObjectReturns(task, attempt.objects());
            Ending ending = call(requests.call(attempt, objects), place, attempt.output());
            if (ending.answer instanceof Answer.Incomplete(List<String> names, _)) {
                requests.wants(command, names);
                return run(attempt, place);
            }
            return ending.answer == null
                    ? ending.death(command)
                    : Outcomes.of(task, ending.answer, objects);
        } catch (IOException e) {
            return Failed.because(Outcomes.text(e));
        }
    }

    public AttemptOutcome reduce(Reduction reduction, Elsewhere place) throws InterruptedException {
        try {
            Ending ending = call(requests.reduce(reduction), place, reduction.output());
            return ending.answer == null
                    ? ending.death("the reducer " + reduction.reducer().text())
                    : Outcomes.of(reduction, ending.answer);
        } catch (IOException e) {
            return Failed.because(Outcomes.text(e));
        }
    }

    /// @param answer null when the process ended without one
    private record Ending(@Nullable Answer answer, Elsewhere.Ended ended, OutputTail output) {
        Failed death(String what) {
            String reason = "Python gave no answer to %s: %s".formatted(what, ended.why());
            List<String> lines =
                    output.lines().stream()
                            .filter(line -> !line.contains(BridgeFiles.PACKAGE))
                            .toList();
            return new Failed(Outcomes.below(reason, lines), OptionalInt.of(ended.code()));
        }
    }

    private Ending call(ObjectNode request, Elsewhere place, TaskOutput output)
            throws IOException, InterruptedException {
        Path home = bridge();
        Path folder = folders.make("python");
        try {
            CallFiles files = new CallFiles(folder);
            files.write(request);
            List<String> command =
                    List.of(
                            context.python().orElse(INTERPRETER),
                            home.resolve(BridgeFiles.MAIN).toString(),
                            "--once",
                            folder.toString());
            OutputTail tail = new OutputTail(output);
            List<Path> shared = new ArrayList<>(List.of(folder));
            shared.addAll(foldersOfObjects("returns", request));
            List<Path> given = new ArrayList<>(List.of(home));
            given.addAll(foldersOfObjects("stored", request));
            Elsewhere.Ended ended = place.run(command, new Elsewhere.Folders(shared, given), tail);
            return new Ending(files.answer().orElse(null), ended, tail);
        } finally {
            PrivateFolders.remove(folder);
        }
    }

    /// Where the files are that hold the objects of a call.
    private static Set<Path> foldersOfObjects(String key, ObjectNode request) {
        return request.path(key).findValuesAsText("path").stream()
                .map(file -> Path.of(file).resolveSibling(".").normalize())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Written once a run. What the first process compiles, the others need not.
    private synchronized Path bridge() throws IOException {
        if (bridge == null) {
            Path home = folders.make("bridge");
            BridgeFiles.writeTo(home);
            SharedFolders.within(home.resolve(BridgeFiles.PACKAGE), "__pycache__");
            bridge = home;
        }
        return bridge;
    }
}
