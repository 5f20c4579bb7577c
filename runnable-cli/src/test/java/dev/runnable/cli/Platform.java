package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Formality;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.reentry.StepArgument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A platform that keeps the order of steps and runs each of them by a command of its own. It knows
/// the graph and the exit codes, and nothing else of the run.
final class Platform {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InProcess runnable;
    private final String runId;
    private final String file;
    private final boolean sparing;
    private final List<String> complaints = new ArrayList<>();

    Platform(InProcess runnable, String runId, String file) {
        this(runnable, runId, file, false);
    }

    private Platform(InProcess runnable, String runId, String file, boolean sparing) {
        this.runnable = runnable;
        this.runId = runId;
        this.file = file;
        this.sparing = sparing;
    }

    /// One that runs nothing where nothing has to be decided.
    static Platform sparing(InProcess runnable, String runId, String file) {
        return new Platform(runnable.with("RUNNABLE_DEFAULT_RUN_ID", runId), "-", file, true);
    }

    /// Runs the pipeline's own graph; the first command creates the run.
    void run(Graph graph) throws IOException {
        String end = steps(graph, "");
        if (sparing) {
            command("close-run", file);
        } else {
            command("execute-single-node", file, end);
        }
        assertThat(complaints).isEmpty();
    }

    /// @return the step that ends the graph
    private String steps(Graph graph, String prefix) throws IOException {
        return graph.isChain() ? chain(graph, prefix) : dependencies(graph, prefix);
    }

    private String chain(Graph graph, String prefix) throws IOException {
        String at = graph.startAt().orElseThrow();
        while (!isEnd(at)) {
            boolean succeeded = step(graph.node(at), prefix);
            at = next(graph, at, succeeded);
        }
        return at;
    }

    private static String next(Graph graph, String step, boolean succeeded) {
        for (Edge edge : graph.edges()) {
            boolean fits = (edge.trigger() == Edge.Trigger.FAILURE) != succeeded;
            if (edge.from().equals(step) && fits) {
                return edge.to();
            }
        }
        return succeeded ? Node.Success.NAME : Node.Fail.NAME;
    }

    /// Runs every step when all that it needs has ended, however: whether it is to run at all is
    /// found out by the step itself.
    private String dependencies(Graph graph, String prefix) throws IOException {
        boolean succeeded = true;
        for (String name : graph.topologicalOrder()) {
            succeeded &= isEnd(name) || step(graph.node(name), prefix);
        }
        return succeeded ? Node.Success.NAME : Node.Fail.NAME;
    }

    private boolean step(Node node, String prefix) throws IOException {
        String word = word(prefix, node.name());
        boolean succeeded = false;
        for (int i = 0; !succeeded && i < node.options().retry().maxAttempts(); i++) {
            succeeded =
                    Graph.branchesOf(node).isEmpty()
                            ? command("execute-single-node", file, word).code() == 0
                            : branches(node, word);
        }
        return succeeded;
    }

    private boolean branches(Node node, String word) throws IOException {
        if (sparing && Formality.is(node)) {
            boolean succeeded = true;
            for (var branch : Graph.branchesOf(node).entrySet()) {
                String place = word + "." + branchWord(branch.getKey());
                succeeded &= steps(branch.getValue(), place).equals(Node.Success.NAME);
            }
            return succeeded;
        }
        while (true) {
            InProcess.Result begun = fan(word, "out", "--output", "branches");
            for (JsonNode branch : JSON.readTree(begun.out())) {
                steps(graph(node, branch.get("key").asText()), branch.get("step").asText());
            }
            if (begun.code() != 0) {
                return false;
            }
            InProcess.Result ended = fan(word, "in");
            if (!(node instanceof Node.Loop) || !ended.out().strip().equals("true")) {
                return ended.code() == 0;
            }
        }
    }

    private static Graph graph(Node node, String branch) {
        return Optional.ofNullable(Graph.branchesOf(node).get(branch))
                .orElseGet(() -> Graph.branchesOf(node).firstEntry().getValue());
    }

    private InProcess.Result fan(String word, String... rest) {
        List<String> arguments = new ArrayList<>(List.of(word, file));
        arguments.addAll(Arrays.asList(rest));
        return command("fan", arguments.toArray(String[]::new));
    }

    private InProcess.Result command(String name, String... rest) {
        List<String> arguments = new ArrayList<>(List.of(name, runId));
        arguments.addAll(Arrays.asList(rest));
        InProcess.Result result = runnable.run(arguments.toArray(String[]::new));
        if (result.code() > 1) {
            complaints.add(String.join(" ", arguments) + ": " + result.err());
        }
        return result;
    }

    private static String word(String prefix, String step) {
        String alone = StepArgument.encode(StepPath.root(step));
        if (prefix.isEmpty()) {
            return alone;
        }
        String inner = StepArgument.encode(new StepPath(path("y", step)));
        return prefix + inner.substring(inner.lastIndexOf('.'));
    }

    private static String branchWord(String branch) {
        String inner = StepArgument.encode(new StepPath(path(branch, "y")));
        return inner.substring(inner.indexOf('.') + 1, inner.lastIndexOf('.'));
    }

    private static List<StepPath.Segment> path(String branch, String step) {
        return List.of(
                new StepPath.Segment.Step("x"),
                new StepPath.Segment.Branch(branch),
                new StepPath.Segment.Step(step));
    }

    private static boolean isEnd(String step) {
        return step.equals(Node.Success.NAME) || step.equals(Node.Fail.NAME);
    }
}
