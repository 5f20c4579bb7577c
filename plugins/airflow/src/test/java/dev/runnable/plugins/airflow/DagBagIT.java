package dev.runnable.plugins.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All documents as Airflow itself reads them.
final class DagBagIT {
    @TempDir static Path folder;
    private static JsonNode found = Airflow.json("{}");

    @BeforeAll
    static void letAirflowReadThem() throws Exception {
        AirflowHome airflow = new AirflowHome(folder);
        found = airflow.dagBag(Pipelines.writeAll(airflow.dags()));
    }

    private static JsonNode tasks(String file) {
        return found.path(file).path("dags").elements().next();
    }

    private static Map<String, List<String>> edges(String file) {
        Map<String, List<String>> edges = new TreeMap<>();
        tasks(file)
                .properties()
                .forEach(task -> edges.put(task.getKey(), texts(task.getValue().path("after"))));
        return edges;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void airflowTakesAllOfThem() {
        assertThat(found.properties())
                .hasSameSizeAs(Pipelines.all().toList())
                .hasSizeGreaterThan(30);
        assertThat(found.properties())
                .allSatisfy(file -> {
                    assertThat(file.getValue().path("errors")).isEmpty();
                    assertThat(file.getValue().path("dags")).hasSize(1);
                });
    }

    /// So its state is that of the run of the DAG.
    @Test
    void onlyTheEndOfTheRunHasNothingBehindIt() {
        assertThat(found.properties())
                .allSatisfy(file ->
                        assertThat(tasks(file.getKey()).properties())
                                .filteredOn(task -> task.getValue().path("before").isEmpty())
                                .singleElement()
                                .satisfies(task -> {
                                    assertThat(task.getKey()).startsWith("close-run");
                                    assertThat(task.getValue().path("rule").asText())
                                            .isEqualTo("all_done");
                                }));
    }

    @Test
    void tasksComeAfterEachOtherAsStepsDo() {
        assertThat(edges("pipelines-options.py"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("fetch", List.of()),
                                Map.entry("each.begin", List.of("fetch")),
                                Map.entry("each.item.begin", List.of("each.begin")),
                                Map.entry(
                                        "each.item.work", List.of("each.begin", "each.item.begin")),
                                Map.entry("each.over", List.of("each.item.work")),
                                Map.entry("each.end", List.of("each.begin", "each.over")),
                                Map.entry("child.dag.only", List.of("each.end")),
                                Map.entry("child.end", List.of("child.dag.only")),
                                Map.entry("close-run", List.of("child.dag.only", "child.end"))));
    }

    @Test
    void onlyTheStepsOfAMapAreMapped() {
        assertThat(tasks("pipelines-options.py").properties())
                .filteredOn(task -> task.getValue().path("mapped").asBoolean())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("each.item.begin", "each.item.work");
    }

    @Test
    void aFailureIsHandledOnlyWhereTheStepHadItsTurn() {
        assertThat(edges("pipelines-everything.py"))
                .containsEntry("broken.bad", List.of("broken"))
                .containsEntry("broken.failed", List.of("broken.bad", "until.end"))
                .containsEntry("handler", List.of("broken.failed"))
                .containsEntry("join.due", List.of("handler", "never"));
        assertThat(tasks("pipelines-everything.py").at("/broken.bad/rule").asText())
                .isEqualTo("one_failed");
        assertThat(tasks("pipelines-everything.py").at("/join.due/rule").asText())
                .isEqualTo("one_success");
    }

    @Test
    void aStoppedTaskEndsItsProcessInOrderIfItCan() throws Exception {
        AirflowHome airflow = new AirflowHome(folder);

        assertThat(airflow.kill(airflow.dags().resolve("pipelines-told.py"))).hasToString("[3,-9]");
    }
}
