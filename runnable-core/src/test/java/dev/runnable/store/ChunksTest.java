package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.journal.Durability;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunksTest {
    @TempDir Path folder;

    @Test
    void theOriginalsBranchFilesAreAttachedToTheirSteps() throws Exception {
        Path original =
                Path.of(
                        Objects.requireNonNull(ChunksTest.class.getResource("original-chunked"))
                                .toURI());
        var store = new ChunkedFsRunLogStore(original, Durability.BATCHED, ZoneOffset.UTC);
        RunLog log = store.read("rm1").orElseThrow();
        StepLog map = Objects.requireNonNull(log.steps().get("m"));
        assertThat(map.branches().keySet()).containsExactly("m.1", "m.2");
        assertThat(Objects.requireNonNull(map.branches().get("m.2")).steps().keySet())
                .containsExactly("m.2.p", "m.2.success");
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void nestedBranchesGetFilesOfTheirOwnAndComeTogetherAgain() throws IOException {
        RunLog log = nested();
        var store = new ChunkedFsRunLogStore(folder, Durability.BATCHED, ZoneOffset.UTC);
        try (var writer = store.create("r1").orElseThrow()) {
            writer.finish(log);
        }
        Path run = folder.resolve("r1");
        assertThat(run.resolve("RunLog.json")).content().contains("\"branches\": {}");
        assertThat(run.resolve("BranchLog-p.a b.json")).exists();
        assertThat(run.resolve("BranchLog-p.a b.q.x.json")).exists();
        assertThat(run.resolve("BranchLog-p.c%2Fd.json")).exists();
        Files.delete(run.resolve("journal/journal-1.log"));
        Files.delete(run.resolve("journal"));
        assertThat(store.read("r1")).contains(log);
    }

    @Test
    void aBranchThatContainsItselfIsReadOnce() {
        BranchLog branch = branch("p.a", step("p"));
        RunLog log = new Chunks(run(step("p")), List.of(branch)).join();
        StepLog step = Objects.requireNonNull(log.steps().get("p"));
        assertThat(step.branches().keySet()).containsExactly("p.a");
        assertThat(Objects.requireNonNull(step.branches().get("p.a")).steps().values())
                .allMatch(inner -> inner.branches().isEmpty());
    }

    private static RunLog nested() {
        StepLog inner = step("p.a b.q", branch("p.a b.q.x", step("p.a b.q.x.s")));
        return run(step("p", branch("p.a b", inner), branch("p.c/d", step("p.c/d.s"))));
    }

    private static RunLog run(StepLog step) {
        SequencedMap<String, StepLog> steps = new LinkedHashMap<>();
        steps.put(step.internalName(), step);
        return new RunLog(
                "r1",
                Optional.of("hash"),
                "",
                StepState.SUCCESS,
                steps,
                Optional.empty(),
                SampleRun.nothing(),
                JsonNodeFactory.instance.objectNode(),
                Optional.of(SampleRun.START),
                Optional.empty(),
                "");
    }

    private static StepLog step(String name, BranchLog... branches) {
        SequencedMap<String, BranchLog> byName = new LinkedHashMap<>();
        for (BranchLog branch : branches) {
            byName.put(branch.internalName(), branch);
        }
        return new StepLog(
                name.substring(name.lastIndexOf('.') + 1),
                name,
                StepState.SUCCESS,
                branches.length == 0 ? "stub" : "parallel",
                "",
                false,
                List.of(),
                byName,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static BranchLog branch(String name, StepLog step) {
        SequencedMap<String, StepLog> steps = new LinkedHashMap<>();
        steps.put(step.internalName(), step);
        return new BranchLog(name, StepState.SUCCESS, steps, SampleRun.nothing());
    }
}
