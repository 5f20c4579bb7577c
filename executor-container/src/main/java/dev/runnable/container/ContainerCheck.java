package dev.runnable.container;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.part.PartsElsewhere;
import dev.runnable.task.python.CallsElsewhere;
import dev.runnable.task.shell.ScriptsElsewhere;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What this executor cannot do of a pipeline, and what is missing for it.
final class ContainerCheck {
    private static final String WITHOUT =
            "Let the step run without a container: 'overrides: {local-container: run-locally}'.";

    private final ContainerConfiguration configuration;
    private final Pipeline pipeline;
    private final RunContext context;
    private final Supplier<TraversingExecutor> local;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Node.Task> scripts = new ArrayList<>();
    private final List<Node.Task> calls = new ArrayList<>();
    private final SequencedMap<String, Node> localTasks = new LinkedHashMap<>();

    ContainerCheck(
            ContainerConfiguration configuration,
            Pipeline pipeline,
            RunContext context,
            Supplier<TraversingExecutor> local) {
        this.configuration = configuration;
        this.pipeline = pipeline;
        this.context = context;
        this.local = local;
    }

    List<Problem> check() {
        pipeline.graph().visit(this::collect);
        problems.addAll(ScriptsElsewhere.check(scripts, context));
        problems.addAll(CallsElsewhere.check(calls, context));
        if (!localTasks.isEmpty()) {
            problems.addAll(local.get().check(localPart(), context));
            local.get().open(context).close(); // what it opens for its check serves nobody here
        }
        SequencedSet<ContainerOptions> used = ContainersUsed.by(pipeline, configuration);
        if (!used.isEmpty()) {
            problems.addAll(new EngineCheck(configuration, context).check(used));
        }
        return problems.stream().map(this::placed).toList();
    }

    private void collect(String path, Node node) {
        unknownOverride(path, node).ifPresent(problems::add);
        switch (node) {
            case Node.Task task -> collect(path, task);
            case Node.Map map -> collect(path, Reducer.parse(map.reducer()));
            case Node.Stub _,
                    Node.Success _,
                    Node.Fail _,
                    Node.Parallel _,
                    Node.Conditional _,
                    Node.Loop _,
                    Node.Dag _ -> {}
        }
    }

    private Optional<Problem> unknownOverride(String path, Node node) {
        Optional<String> name =
                ContainerConfiguration.override(node.options())
                        .filter(it -> !it.equals(ContainerConfiguration.LOCALLY))
                        .filter(it -> !configuration.overrides().containsKey(it));
        return name.map(it -> {
            List<String> known =
                    Stream.concat(
                                    configuration.overrides().keySet().stream(),
                                    Stream.of(ContainerConfiguration.LOCALLY))
                            .toList();
            return problem(ProblemCode.BAD_VALUE, "the configuration has no override '" + it + "'")
                    .inStep(path)
                    .withHint(
                            Suggestion.didYouMean(it, known)
                                    .orElse("It has " + String.join(", ", known) + "."));
        });
    }

    private void collect(String path, Node.Task task) {
        Node.Task called = new Node.Task(path, task.task(), task.catalog(), task.options());
        if (ContainerConfiguration.runsLocally(task.options())) {
            localTasks.put(path, called);
            return;
        }
        switch (task.task().type()) {
            case "shell" -> scripts.add(called);
            case "python" -> calls.add(called);
            case "java" -> {
                needsPart(path);
                localTasks.put(path, called); // the class path is the same here
            }
            default -> needsPart(path);
        }
    }

    private void collect(String path, Reducer reducer) {
        switch (reducer) {
            case Reducer.Java _ -> needsPart(path);
            case Reducer.Python _, Reducer.Pure _ -> {}
        }
    }

    /// Whether this program can be started there, and finds the run.
    private void needsPart(String path) {
        if (context.selfStart().filter(PartsElsewhere::isLauncher).isEmpty()) {
            cannotRun(
                    path,
                    "can be in a container only where 'bin/runnable' has started this",
                    WITHOUT);
        } else if (context.selfStart().get().storage().isEmpty()) {
            cannotRun(
                    path,
                    "reads the run log in its container, and cannot see the one of this run",
                    "Choose the run log store 'chunked-fs' or 'file-system'.");
        }
    }

    private void cannotRun(String path, String why, String hint) {
        problems.add(
                problem(
                                ProblemCode.NOT_SUPPORTED,
                                "what is neither a shell nor a Python step " + why)
                        .inStep(path)
                        .withHint(hint));
    }

    /// The steps that the local executor is asked about, by their paths.
    private Pipeline localPart() {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>(localTasks);
        nodes.put(Node.Success.NAME, new Node.Success());
        nodes.put(Node.Fail.NAME, new Node.Fail());
        Graph graph = new Graph(Optional.empty(), Optional.empty(), nodes, List.<Edge>of(), false);
        return new Pipeline(pipeline.source(), graph, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private Problem problem(ProblemCode code, String message) {
        return Problem.error(code, SourceLocation.of(pipeline.source()), message);
    }

    /// Whoever knows tasks does not know the file they stand in.
    private Problem placed(Problem problem) {
        return problem.location().line() > 0 || problem.step().isEmpty()
                ? problem
                : problem.at(SourceLocation.of(pipeline.source()));
    }
}
