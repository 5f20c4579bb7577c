package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.fixture.ObjectFolder;
import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.StepPath;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectReference;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaObjectReducerTest {
    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("M.java"),
                """
                import java.util.*;
                class M implements java.io.Serializable {
                    final int w;
                    M(int w) { this.w = w; }
                    static M make(int w) { return new M(w); }
                    record P(int w) {}
                    static P point(int w) { return new P(w); }
                    static int total(List<M> all) { return all.stream().mapToInt(m -> m.w).sum(); }
                    static int most(M... all) { return all[0].w; }
                    static int points(List<P> all) { return all.stream().mapToInt(P::w).sum(); }
                    static P fold(P a, P b) { return new P(a.w() + b.w()); }
                    static List<M> same(List<M> all) { return all; }
                }
                """);
    }

    private Trial trial(String method) {
        return new Trial(new JavaTaskRunnerProvider(), folder, "M.java::" + method)
                .keeping(objects())
                .object("a");
    }

    private JsonNode object(String method, int weight) throws InterruptedException {
        AttemptOutcome outcome = trial(method).parameter("w", "" + weight).run();
        return outcome instanceof AttemptOutcome.Succeeded succeeded
                ? requireNonNull(succeeded.outputs().get("a")).value()
                : requireNonNull(null, outcome.toString());
    }

    private ObjectFolder objects() {
        return new ObjectFolder(folder.resolve("kept"));
    }

    private String reduce(String reducer, List<JsonNode> values) throws InterruptedException {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        byName.put("a", values);
        Reduction reduction =
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Java("M.java::" + reducer),
                        byName,
                        Set.of("a"),
                        Map.of(),
                        new Recorded(),
                        objects());
        try (ReducingTaskRunner runner =
                (ReducingTaskRunner) new JavaTaskRunnerProvider().open(trial("").context(), 1)) {
            return switch (runner.reduce(reduction)) {
                case AttemptOutcome.Succeeded succeeded -> succeeded.outputs().toString();
                case AttemptOutcome.Failed failed -> failed.message();
            };
        }
    }

    @Test
    void objectsAreGivenAsWhatTheyWere() throws Exception {
        List<JsonNode> models = List.of(object("make", 1), object("make", 2));
        assertThat(reduce("total", models)).isEqualTo("{a=Json[value=3]}");
        assertThat(reduce("most", models)).isEqualTo("{a=Json[value=1]}");
        assertThat(reduce("total", List.of())).isEqualTo("{a=Json[value=0]}");
    }

    @Test
    void recordsAreReadAsWhatTheReducerTakes() throws Exception {
        List<JsonNode> points = List.of(object("point", 3), object("point", 4));
        assertThat(reduce("points", points)).isEqualTo("{a=Json[value=7]}");
        assertThat(reduce("fold", points)).isEqualTo("{a=Json[value={\"w\":7}]}");
        assertThat(reduce("fold", points.subList(0, 1))).isEqualTo("{a=Json[value={\"w\":3}]}");
    }

    @Test
    void whatItMakesHasToBeJson() throws Exception {
        assertThat(reduce("same", List.of(object("make", 1))))
                .startsWith(
                        "Reducer 'M.java::same' failed for parameter 'a': output 'a' is no JSON: a"
                                + " type has nothing to write; make it a record");
    }

    @Test
    void objectsOfPythonAreRefusedWithAWayOut() throws Exception {
        JsonNode python = new ObjectReference("a", "pickle", "0").toJson();
        assertThat(reduce("total", List.of(python)))
                .isEqualTo(
                        "Reducer 'M.java::total' failed for parameter 'a': parameter 'a' is a Python"
                                + " object, which Java cannot read. Return it with kind 'json'"
                                + " there.");
    }
}
