package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.testkit.EventProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole runs.
@Checks({
    Behaviour.SAME_AS_LOCAL,
    Behaviour.TASKS,
    Behaviour.PARALLEL,
    Behaviour.MAP,
    Behaviour.CONDITIONAL,
    Behaviour.LOOP,
    Behaviour.NESTED_PIPELINE,
    Behaviour.DEPENDENCIES,
    Behaviour.RETRIES,
    Behaviour.ON_ERROR,
    Behaviour.SKIP_IF
})
abstract class WholeGroup {
    private static final int BRANCHES = 50;

    private final Kit kit;

    WholeGroup(Kit kit) {
        this.kit = kit;
    }

    static Stream<String> pipelines() {
        return SamePipelines.all().keySet().stream();
    }

    @ParameterizedTest(name = "leaves the run log of the local executor: {0}")
    @DisplayName("pipelines leave the run logs of the local executor")
    @MethodSource("pipelines")
    void sameAsLocal(String name) throws Exception {
        String text =
                SamePipelines.all().sequencedEntrySet().stream()
                        .filter(it -> it.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        isSameAsLocal(Scenario.of("same-" + name.replace(' ', '-'), text));
    }

    @Test
    @DisplayName("random pipelines leave the run logs of the local executor")
    void randomPipelines() throws Exception {
        boolean slow = kit.subject().isSlow();
        for (Scenario scenario : RandomText.scenarios(slow ? 2 : 12, slow ? 10 : 60)) {
            isSameAsLocal(scenario);
        }
    }

    private void isSameAsLocal(Scenario scenario) throws Exception {
        Ran local = kit.local(scenario);
        Ran ran = kit.run(scenario);

        assertThat(ComparableRunLog.anywhere(ran.json()).toPrettyString())
                .as("in %s", ran.project())
                .isEqualTo(ComparableRunLog.anywhere(local.json()).toPrettyString());
    }

    @Test
    @Checks({Behaviour.EVENTS, Behaviour.ORDER, Behaviour.PARALLEL})
    @DisplayName("what happens is recorded in the order that the event protocol asks for")
    void events() throws Exception {
        for (String name : List.of("order", "dependencies", "parallel")) {
            EventProtocol.check(kit.run(Scenario.of(name).file("note.txt", "third\n")).events());
        }
    }

    @Test
    @Checks({Behaviour.EVENTS, Behaviour.ON_ERROR, Behaviour.RETRIES, Behaviour.MAP})
    @DisplayName("and so it is where steps fail, are tried again, skipped or mended")
    void eventsOfFailures() throws Exception {
        for (String name : List.of("on-error", "retries", "failed-needs", "map")) {
            EventProtocol.check(kit.run(Scenario.of(name)).events());
        }
    }

    /// Of the steps of a long run one in so many is a task.
    private int taskEvery() {
        return kit.subject().isSlow() ? 250 : 10;
    }

    private Scenario longChain() {
        int steps = kit.subject().largeRun();
        StringBuilder text = new StringBuilder("dag:\n  start_at: s1\n  steps:\n");
        for (int i = 1; i <= steps; i++) {
            String next = i == steps ? "success" : "s" + (i + 1);
            String what =
                    i % taskEvery() == 0
                            ? "type: task, command_type: shell, command: echo %d,".formatted(i)
                            : "type: stub,";
            text.append("    s%d: {%s next: %s}\n".formatted(i, what, next));
        }
        return Scenario.of("long-chain", text.toString());
    }

    @Test
    @Checks(Behaviour.LARGE_RUNS)
    @DisplayName(
            "a run of a thousand steps is recorded from the first to the last, or of as many as are asked for")
    void thousandSteps() throws Exception {
        Ran ran = kit.run(longChain()).succeeded();

        assertThat(ran.log().steps().keySet())
                .containsAll(
                        IntStream.rangeClosed(1, kit.subject().largeRun())
                                .mapToObj(i -> "s" + i)
                                .toList());
        assertThat(ran.states()).allSatisfy((_, it) -> assertThat(it).isEqualTo(StepState.SUCCESS));
        EventProtocol.check(ran.events());
    }

    @Test
    @Checks({Behaviour.LARGE_RUNS, Behaviour.TASKS, Behaviour.PARALLEL})
    @DisplayName("fifty branches of a parallel step all run, and none gets the values of another")
    void fiftyBranches() throws Exception {
        Ran ran = kit.run(wide()).succeeded();

        for (int i = 1; i <= BRANCHES; i++) {
            if (ran.has("p.b" + i + ".s") && i % wideTaskEvery() == 0) {
                assertThat(ran.text("v" + i)).isEqualTo("\"" + i + " of p.b" + i + ".s\"");
            }
        }
        assertThat(ran.step("p").branches()).hasSize(BRANCHES);
        kit.subject()
                .most()
                .ifPresent(most ->
                        assertThat(
                                        Steps.mostAtOnce(
                                                ran.events(), Steps.tasks(ran.events())::contains))
                                .as("tasks at once")
                                .isLessThanOrEqualTo(most));
    }

    private int wideTaskEvery() {
        return kit.subject().isSlow() ? 10 : 1;
    }

    private Scenario wide() {
        StringBuilder text = new StringBuilder();
        text.append("dag:\n  start_at: p\n  steps:\n    p:\n      type: parallel\n");
        text.append("      next: success\n      branches:\n");
        for (int i = 1; i <= BRANCHES; i++) {
            String step =
                    i % wideTaskEvery() == 0
                            ? "{type: task, command_type: shell, command: 'sleep 0.01; export v%1$d=\"%1$d of $RUNNABLE_STEP_NAME\"', returns: [v%1$d], next: success}"
                                    .formatted(i)
                            : "{type: stub, next: success}";
            text.append("        b%d: {start_at: s, steps: {s: %s}}\n".formatted(i, step));
        }
        return Scenario.of("wide", text.toString());
    }

    @Test
    @Checks({Behaviour.SEVERAL_RUNS, Behaviour.PARALLEL})
    @DisplayName("several runs at once do not know of each other")
    void severalRuns() throws Exception {
        List<Callable<Ran>> runs = new ArrayList<>();
        Project project = kit.project(Scenario.of("parallel"));
        for (int i = 0; i < 3; i++) {
            String runId = "run-" + i;
            runs.add(() -> kit.execute(project, runId));
        }
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Ran> run : all.invokeAll(runs)) {
                Ran ran = run.get().succeeded();
                assertThat(ran.states())
                        .containsEntry("both.one.b", StepState.SUCCESS)
                        .containsEntry("after", StepState.SUCCESS);
                EventProtocol.check(ran.events());
            }
        }
    }

    @Test
    @Checks({Behaviour.LOG_WHILE_RUNNING, Behaviour.PARALLEL})
    @DisplayName("the run log can be read at any time, and nothing in it is taken back")
    void readWhileRunning() throws Exception {
        Watched watched = new Watched();
        Ran ran = watched.run(kit, Scenario.of("parallel")).succeeded();

        assertThat(watched.reads()).isPositive();
        assertThat(watched.takenBack()).isEmpty();
        assertThat(ran.events().getLast()).isInstanceOf(RunEvent.RunFinished.class);
    }
}
