package dev.runnable.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.data.DataException;
import dev.runnable.engine.Ambience;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.engine.AttemptOutputs;
import dev.runnable.engine.Engine;
import dev.runnable.engine.EventSink;
import dev.runnable.engine.ReadyOrder;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.engine.RunSetup;
import dev.runnable.event.History;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Graph;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spi.TraversingExecutor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// The engine over a graph and a session, with all events kept.
public final class TestRun {
    private static final AttemptFiles NO_FILES = AttemptFiles.none("do-nothing");

    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<RunEvent> before;
    private final Engine engine;
    private Consumer<RunEvent> also = _ -> {};
    private AttemptFiles files = NO_FILES;

    public TestRun(
            Graph graph,
            TraversingExecutor.Session session,
            int concurrency,
            SequencedMap<String, Parameter> parameters) {
        this(graph, session, concurrency, parameters, ReadyOrder.FIRST_COME);
    }

    /// @param order of what is ready at the same time
    public TestRun(
            Graph graph,
            TraversingExecutor.Session session,
            int concurrency,
            SequencedMap<String, Parameter> parameters,
            ReadyOrder order) {
        this(graph, session, concurrency, parameters, order, List.of());
    }

    private TestRun(
            Graph graph,
            TraversingExecutor.Session session,
            int concurrency,
            SequencedMap<String, Parameter> parameters,
            ReadyOrder order,
            List<RunEvent> before) {
        this.before = List.copyOf(before);
        EventSink sink =
                event -> {
                    events.add(event);
                    also.accept(event);
                };
        engine =
                new Engine(
                        setup(
                                graph,
                                historyOf(before),
                                session,
                                concurrency,
                                parameters,
                                order,
                                new ChosenFiles(),
                                sink));
    }

    /// A run that goes on where another part of it has come to.
    ///
    /// @param before the events of all parts until now; the last may have been cut off anywhere
    public static TestRun resume(
            List<RunEvent> before,
            Graph graph,
            TraversingExecutor.Session session,
            int concurrency,
            SequencedMap<String, Parameter> parameters) {
        return new TestRun(graph, session, concurrency, parameters, ReadyOrder.FIRST_COME, before);
    }

    /// An engine whose events go to a sink of the test's own.
    public static Engine engine(Graph graph, TraversingExecutor.Session session, EventSink events) {
        return engine(graph, session, new LinkedHashMap<>(), events);
    }

    /// An engine whose events go to a sink of the test's own.
    public static Engine engine(
            Graph graph,
            TraversingExecutor.Session session,
            SequencedMap<String, Parameter> parameters,
            EventSink events) {
        return new Engine(
                setup(
                        graph,
                        History.NONE,
                        session,
                        4,
                        parameters,
                        ReadyOrder.FIRST_COME,
                        NO_FILES,
                        events));
    }

    private static History historyOf(List<RunEvent> before) {
        if (before.isEmpty()) {
            return History.NONE;
        }
        RunLogFold fold = new RunLogFold();
        before.forEach(fold::apply);
        return fold;
    }

    private static RunSetup setup(
            Graph graph,
            History history,
            TraversingExecutor.Session session,
            int concurrency,
            SequencedMap<String, Parameter> parameters,
            ReadyOrder order,
            AttemptFiles files,
            EventSink events) {
        return new RunSetup(
                header(parameters),
                graph,
                history,
                session,
                concurrency,
                _ -> Optional.empty(),
                Map.of(),
                events,
                (step, _) -> new Silent(step),
                files,
                new Ambience(
                        InstantSource.system(),
                        ZoneOffset.UTC,
                        System::nanoTime,
                        new Random(1),
                        order));
    }

    public static TestRun of(Graph graph, TraversingExecutor.Session session) {
        return new TestRun(graph, session, 4, new LinkedHashMap<>());
    }

    /// The files of the run's attempts; without this there are none.
    public TestRun files(AttemptFiles chosen) {
        files = chosen;
        return this;
    }

    /// The engine is made before they are chosen.
    private final class ChosenFiles implements AttemptFiles {
        @Override
        public Open open(StepPath step, CatalogSpec spec, Optional<String> made, Scope scope)
                throws DataException {
            return files.open(step, spec, made, scope);
        }

        @Override
        public boolean sharesFolder(CatalogSpec spec) {
            return files.sharesFolder(spec);
        }
    }

    /// Does something at every event, on the engine's thread.
    public TestRun alsoAt(Consumer<RunEvent> action) {
        also = action;
        return this;
    }

    /// Runs to the end and checks the event protocol.
    public StepState run() {
        try {
            StepState status = engine.run();
            EventProtocol.checkResumed(before, events());
            return status;
        } catch (RunLogFailure e) {
            throw new AssertionError(e);
        }
    }

    public Engine engine() {
        return engine;
    }

    /// The events of this part of the run.
    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    /// The events of this part of the run and of those before it.
    public List<RunEvent> allEvents() {
        List<RunEvent> all = new ArrayList<>(before);
        all.addAll(events);
        return all;
    }

    /// How every step ended, in the order in which they ended.
    public SequencedMap<String, StepState> states() {
        SequencedMap<String, StepState> states = new LinkedHashMap<>();
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.StepFinished e -> states.put(e.step().text(), e.status());
                case RunEvent.StepSkipped e -> states.put(e.step().text(), StepState.SKIPPED);
                case RunEvent.RunStarted _,
                        RunEvent.StepStarted _,
                        RunEvent.AttemptStarted _,
                        RunEvent.AttemptFinished _,
                        RunEvent.BranchStarted _,
                        RunEvent.RunFinished _ -> {}
            }
        }
        return states;
    }

    /// The attempts of a step, in order.
    public List<RunEvent.AttemptFinished> attempts(String step) {
        return events.stream()
                .filter(RunEvent.AttemptFinished.class::isInstance)
                .map(RunEvent.AttemptFinished.class::cast)
                .filter(attempt -> attempt.step().text().equals(step))
                .toList();
    }

    private static RunHeader header(SequencedMap<String, Parameter> parameters) {
        return new RunHeader(
                "test-run",
                "",
                "test.yaml",
                "",
                JsonNodeFactory.instance.objectNode(),
                new LinkedHashMap<>(),
                JsonNodeFactory.instance.objectNode(),
                parameters,
                List.of());
    }

    private record Silent(StepPath step) implements AttemptOutputs.Open {
        @Override
        public void line(Stream stream, String line) {}

        @Override
        public void close() {}
    }
}
