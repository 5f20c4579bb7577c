package dev.runnable.mocked;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskProblems;
import dev.runnable.task.PipelineCheck;
import dev.runnable.task.TaskRunners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Tells what patches cannot be, and what this machine lacks for what they run. What is simulated
/// lacks nothing.
record MockedCheck(Patches patches, TaskRunners runners, CommandTypes types, int concurrency) {
    /// @param adapted with the patches
    List<Problem> check(Pipeline adapted, RunContext context) {
        List<Problem> problems = new ArrayList<>(patches.check(adapted.graph()));
        SequencedMap<String, Node> run = new LinkedHashMap<>();
        adapted.graph()
                .visit((path, node) -> {
                    if (node instanceof Node.Task task) {
                        patches.find(path, task.name())
                                .filter(Patch::runs)
                                .filter(patch -> isSound(path, task, patch, problems))
                                .ifPresent(_ -> run.put(path, named(path, task)));
                    }
                });
        if (!run.isEmpty()) {
            checkMachine(adapted, run, context, problems);
        }
        return problems;
    }

    private static Node.Task named(String path, Node.Task task) {
        return new Node.Task(path, task.task(), task.catalog(), task.options());
    }

    /// Of what is run, as a pipeline that has nothing else.
    private void checkMachine(
            Pipeline adapted,
            SequencedMap<String, Node> run,
            RunContext context,
            List<Problem> problems) {
        run.put(Node.Success.NAME, new Node.Success());
        run.put(Node.Fail.NAME, new Node.Fail());
        Graph graph =
                new Graph(
                        adapted.graph().description(),
                        Optional.empty(),
                        run,
                        List.<Edge>of(),
                        false);
        Pipeline real =
                new Pipeline(adapted.source(), graph, adapted.parameters(), adapted.texts());
        TaskRunners.Opened opened = runners.open(context, concurrency);
        try {
            problems.addAll(new PipelineCheck(real, runners.types()).check(opened));
        } finally {
            opened.close();
        }
    }

    private boolean isSound(String path, Node.Task task, Patch patch, List<Problem> problems) {
        int before = problems.size();
        if (task.task().command().isBlank()) {
            problems.add(
                    bad(patch, path, "the patch changes the type and has no command")
                            .withHint("Add 'command:' with what the step runs."));
            return false;
        }
        types.find(task.task().type())
                .ifPresentOrElse(
                        type -> type.check(task.task(), new Findings(path, patch, problems)),
                        () -> problems.add(unknownType(path, task, patch)));
        return problems.size() == before;
    }

    private Problem unknownType(String path, Node.Task task, Patch patch) {
        String type = task.task().type();
        return Problem.error(
                        ProblemCode.UNKNOWN_COMMAND_TYPE,
                        patch.location(),
                        "unknown command type '" + type + "'")
                .inStep(path)
                .withHint(
                        Suggestion.didYouMean(type, types.names())
                                .orElse("Valid types: " + String.join(", ", types.names()) + "."));
    }

    private static Problem bad(Patch patch, String path, String message) {
        return Problem.error(ProblemCode.BAD_PATCH, patch.location(), message).inStep(path);
    }

    /// What a command type finds, told at the patch.
    private record Findings(String path, Patch patch, List<Problem> problems)
            implements TaskProblems {
        @Override
        public void rejectCommand(String message, String hint) {
            problems.add(bad(patch, path, message).withHint(hint));
        }

        @Override
        public void rejectSetting(String key, String message, String hint) {
            problems.add(bad(patch, path, message).withHint(hint));
        }

        @Override
        public void rejectReturn(int index, String message, String hint) {
            problems.add(bad(patch, path, message).withHint(hint));
        }
    }
}
