package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.engine.Ambience;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.engine.AttemptOutputs;
import dev.runnable.engine.FannedIn;
import dev.runnable.engine.FannedOut;
import dev.runnable.engine.PartEngine;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.engine.RunSetup;
import dev.runnable.event.History;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Formality;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs random pipelines step by step, in the order that somebody else keeps, and compares the run
/// log with that of the engine which runs the whole.
@Timeout(300)
class PartsTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 1_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> TIMES = List.of("start_time", "end_time");

    @Test
    void partsComeToWhatTheWholeComesTo() throws Exception {
        compare(false);
    }

    @Test
    void partsComeToTheSameWhereNobodyRunsFormalities() throws Exception {
        compare(true);
    }

    @Test
    void whatTwoProcessesTellAtOnceCountsOnce() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            RandomScript script = new RandomScript(seed, (seed % 5) * 0.05, false);
            TestRun whole =
                    new TestRun(
                            pipeline.graph(), new ScriptSession(script), 1, pipeline.parameters());
            whole.run();
            if (whole.events().stream().anyMatch(PartsTest::isAnotherTry)) {
                continue;
            }
            RunLogFold once = new RunLogFold();
            RunLogFold twice = new RunLogFold();
            Random random = new Random(seed);
            List<RunEvent> late = new ArrayList<>();
            for (RunEvent event : whole.events()) {
                once.apply(event);
                twice.apply(event);
                if (!late.isEmpty() && (late.size() > 3 || random.nextBoolean())) {
                    twice.apply(late.removeFirst());
                }
                if (mayBeToldTwice(event, whole.events()) && random.nextInt(3) == 0) {
                    late.add(event);
                }
            }
            late.forEach(twice::apply);
            assertThat(comparable(twice.snapshot()))
                    .as("seed %d", seed)
                    .isEqualTo(comparable(once.snapshot()));
        }
    }

    /// What two tell at once is not told as late as in the next try.
    private static boolean isAnotherTry(RunEvent event) {
        return event instanceof RunEvent.AttemptStarted started && started.number() > 1;
    }

    /// A step that has failed may start again; told late, that would be another start.
    private static boolean mayBeToldTwice(RunEvent event, List<RunEvent> all) {
        return switch (event) {
            case RunEvent.RunStarted _ -> false;
            case RunEvent.StepStarted started ->
                    all.stream()
                            .noneMatch(it ->
                                    it instanceof RunEvent.StepFinished finished
                                            && finished.step().equals(started.step())
                                            && finished.status() != StepState.SUCCESS);
            case RunEvent.AttemptStarted _,
                    RunEvent.AttemptFinished _,
                    RunEvent.StepFinished _,
                    RunEvent.StepSkipped _,
                    RunEvent.BranchStarted _,
                    RunEvent.RunFinished _ ->
                    true;
        };
    }

    private static void compare(boolean sparing) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            RandomScript script = new RandomScript(seed, (seed % 5) * 0.05, false);
            TestRun whole =
                    new TestRun(
                            pipeline.graph(), new ScriptSession(script), 1, pipeline.parameters());
            whole.run();
            RunLogFold parts = new RunLogFold();
            RunEvent.RunStarted started = (RunEvent.RunStarted) whole.events().getFirst();
            parts.apply(started);
            List<RunEvent> told = new ArrayList<>(List.of(started));

            new Driver(pipeline.graph(), started.header(), script, parts, told, sparing).run();

            EventProtocol.check(told);

            RunLogFold expected = new RunLogFold();
            whole.events().forEach(expected::apply);
            assertThat(comparable(parts.snapshot()))
                    .as("seed %d", seed)
                    .isEqualTo(comparable(expected.snapshot()));
        }
    }

    private static JsonNode comparable(RunLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunLogJson.write(log, out);
        return timeless(JSON.readTree(out.toByteArray()));
    }

    private static JsonNode timeless(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(one -> array.add(timeless(one)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        node.properties().stream()
                .filter(entry -> !TIMES.contains(entry.getKey()))
                .forEach(entry -> object.set(entry.getKey(), timeless(entry.getValue())));
        return object;
    }

    /// Knows the graph and how each command ended.
    private static final class Driver {
        private final Graph graph;
        private final PartEngine engine;
        private final boolean sparing;

        /// @param sparing whether nothing is run for formalities
        Driver(
                Graph graph,
                RunHeader header,
                RandomScript script,
                RunLogFold log,
                List<RunEvent> told,
                boolean sparing) {
            this.graph = graph;
            this.sparing = sparing;
            this.engine =
                    new PartEngine(
                            new RunSetup(
                                    header,
                                    graph,
                                    History.NONE,
                                    new ScriptSession(script),
                                    1,
                                    _ -> Optional.empty(),
                                    Map.of(),
                                    event -> {
                                        log.apply(event);
                                        told.add(event);
                                    },
                                    (_, _) -> new Silent(),
                                    AttemptFiles.none("do-nothing"),
                                    new Ambience(
                                            InstantSource.system(),
                                            ZoneOffset.UTC,
                                            System::nanoTime,
                                            new Random(1))),
                            log);
        }

        void run() throws RunLogFailure {
            steps(graph, Optional.empty());
            engine.close();
        }

        private static StepPath path(Optional<BranchPath> place, String step) {
            return place.map(it -> it.child(step)).orElseGet(() -> StepPath.root(step));
        }

        /// @return the step that ends the graph
        private String steps(Graph within, Optional<BranchPath> place) throws RunLogFailure {
            return within.isChain() ? chain(within, place) : dependencies(within, place);
        }

        private String chain(Graph within, Optional<BranchPath> place) throws RunLogFailure {
            String at = within.startAt().orElseThrow();
            while (!isEnd(at)) {
                at = next(within, at, step(within.node(at), path(place, at)));
            }
            return at;
        }

        private static String next(Graph within, String step, boolean succeeded) {
            for (Edge edge : within.edges()) {
                boolean fits = (edge.trigger() == Edge.Trigger.FAILURE) != succeeded;
                if (edge.from().equals(step) && fits) {
                    return edge.to();
                }
            }
            return succeeded ? Node.Success.NAME : Node.Fail.NAME;
        }

        private String dependencies(Graph within, Optional<BranchPath> place) throws RunLogFailure {
            boolean succeeded = true;
            for (String name : within.topologicalOrder()) {
                succeeded &= isEnd(name) || step(within.node(name), path(place, name));
            }
            return succeeded ? Node.Success.NAME : Node.Fail.NAME;
        }

        private boolean step(Node node, StepPath path) throws RunLogFailure {
            boolean succeeded = false;
            for (int i = 0; !succeeded && i < node.options().retry().maxAttempts(); i++) {
                succeeded =
                        Graph.branchesOf(node).isEmpty()
                                ? isGood(engine.run(path))
                                : branches(node, path);
            }
            return succeeded;
        }

        private boolean branches(Node node, StepPath path) throws RunLogFailure {
            if (sparing && Formality.is(node)) {
                boolean succeeded = true;
                for (var branch : Graph.branchesOf(node).entrySet()) {
                    BranchPath place =
                            new BranchPath(path, new StepPath.Segment.Branch(branch.getKey()));
                    succeeded &=
                            steps(branch.getValue(), Optional.of(place)).equals(Node.Success.NAME);
                }
                return succeeded;
            }
            while (true) {
                FannedOut begun = engine.fanOut(path);
                if (begun.state() != StepState.RUNNING) {
                    return isGood(begun.state());
                }
                for (FannedOut.Branch branch : begun.branches()) {
                    steps(graph(node, branch.place()), Optional.of(branch.place()));
                }
                FannedIn ended = engine.fanIn(path);
                if (!ended.goesOn()) {
                    return isGood(ended.state());
                }
            }
        }

        private static Graph graph(Node node, BranchPath place) {
            Map<String, Graph> branches = Graph.branchesOf(node);
            return Optional.ofNullable(branches.get(place.segment().text()))
                    .orElseGet(() -> branches.values().iterator().next());
        }

        private static boolean isGood(StepState state) {
            return state == StepState.SUCCESS || state == StepState.SKIPPED;
        }

        private static boolean isEnd(String step) {
            return step.equals(Node.Success.NAME) || step.equals(Node.Fail.NAME);
        }
    }

    private record Silent() implements AttemptOutputs.Open {
        @Override
        public void line(Stream stream, String line) {}

        @Override
        public void close() {}
    }
}
