package dev.runnable.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    @Test
    void hundredMegabytesOfBracketsAreRefusedBySize() throws IOException {
        assertThat(read(file("[", 100 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_LARGE));
    }

    @Test
    void hundredMegabytesOfNestedKeysAreRefusedBySize() throws IOException {
        assertThat(read(file("a: ", 35 * MIB)))
                .singleElement()
                .satisfies(is(ProblemCode.TOO_LARGE));
    }

    @Test
    void manyBracketsInASmallFileAreRefusedByDepth() throws IOException {
        assertThat(read(file("[", 15 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_DEEP));
        assertThat(read(file("{a: ", 3 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_DEEP));
        assertThat(read(file("- ", 7 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_DEEP));
        assertThat(read(file("? ", 7 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_DEEP));
    }

    @Test
    void indentedNestingIsRefusedByDepth() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(read(write(text.toString())))
                .singleElement()
                .satisfies(is(ProblemCode.TOO_DEEP));
    }

    @Test
    void hugeScalarIsRefusedBySize() throws IOException {
        assertThat(read(file("a", 40 * MIB))).singleElement().satisfies(is(ProblemCode.TOO_LARGE));
    }

    @Test
    void largeScalarIsReadAndIsNoPipeline() throws IOException {
        assertThat(read(file("a", 15 * MIB))).singleElement().satisfies(is(ProblemCode.WRONG_TYPE));
    }

    @Test
    void millionsOfValuesAreRefused() throws IOException {
        assertThat(read(file("- a\n", 3 * MIB)))
                .singleElement()
                .satisfies(is(ProblemCode.TOO_LARGE));
    }

    @Test
    void billionLaughsAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("a0: &a0 {k: lol}\n");
        for (int i = 1; i < 40; i++) {
            String before = "*a" + (i - 1);
            text.append("a%d: &a%d [%s, %s]\n".formatted(i, i, before, before));
        }
        assertThat(read(write(text.toString())))
                .singleElement()
                .satisfies(is(ProblemCode.ALIAS_BOMB));
    }

    @Test
    void mergeKeysOfManyEntriesAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("base: &base\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("  k").append(i).append(": v\n");
        }
        for (int i = 0; i < 2_000; i++) {
            text.append("m").append(i).append(": {<<: *base}\n");
        }
        assertThat(read(write(text.toString())))
                .singleElement()
                .satisfies(is(ProblemCode.ALIAS_BOMB));
    }

    @Test
    void filesThatIncludeEachOtherManyTimesAreRefused() throws IOException {
        for (int level = 0; level < 30; level++) {
            StringBuilder text = new StringBuilder("dag:\n  steps:\n");
            for (int i = 0; i < 10; i++) {
                text.append("    s%d: {type: dag, pipeline: p%d.yaml}\n".formatted(i, level + 1));
            }
            Files.writeString(folder.resolve("p" + level + ".yaml"), text);
        }
        Files.writeString(folder.resolve("p30.yaml"), "dag: {steps: {a: {type: stub}}}\n");
        assertThat(read(folder.resolve("p0.yaml")))
                .singleElement()
                .satisfies(is(ProblemCode.TOO_LARGE));
    }

    @Test
    void filesThatIncludeEachOtherTooDeepAreRefused() throws IOException {
        for (int level = 0; level < 200; level++) {
            Files.writeString(
                    folder.resolve("p" + level + ".yaml"),
                    "dag: {steps: {s: {type: dag, pipeline: p%d.yaml}}}\n".formatted(level + 1));
        }
        assertThat(read(folder.resolve("p0.yaml")))
                .singleElement()
                .satisfies(is(ProblemCode.TOO_DEEP));
    }

    @Test
    void veryManyMistakesAreToldUpToALimit() throws IOException {
        StringBuilder text = new StringBuilder("dag:\n  start_at: s\n  steps:\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("    s%d: {type: tsk, nxt: x, next: nowhere%d}\n".formatted(i, i));
        }
        assertThat(read(write(text.toString()))).hasSize(1_000);
    }

    @Test
    void longChainIsRead() throws IOException {
        int steps = 100_000;
        StringBuilder text = new StringBuilder("dag:\n  start_at: step 0\n  steps:\n");
        for (int i = 0; i < steps; i++) {
            String next = i + 1 < steps ? "step " + (i + 1) : "success";
            text.append("    step %d:\n      type: stub\n      next: %s\n".formatted(i, next));
        }
        Path file = write(text.toString());
        PipelineReading reading =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60),
                        () -> PipelineReader.read(file, "chain.yaml", CommandTypes.builtIn()));
        assertThat(reading.orThrow().graph().nodes()).hasSize(steps + 2);
        assertThat(reading.orThrow().graph().edges()).hasSize(2 * steps);
    }

    @Test
    void longCycleIsTold() throws IOException {
        StringBuilder text = new StringBuilder("dag:\n  steps:\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("    s%d: {type: stub, needs: [s%d]}\n".formatted(i, (i + 1) % 100_000));
        }
        assertThat(read(write(text.toString()))).singleElement().satisfies(is(ProblemCode.CYCLE));
    }

    @Test
    void otherThingsThanFilesAreRefused() throws IOException {
        assertThat(read(folder)).singleElement().satisfies(is(ProblemCode.FILE_NOT_READABLE));
        assertThat(read(folder.resolve("missing.yaml")))
                .singleElement()
                .satisfies(is(ProblemCode.FILE_NOT_READABLE));
        assertThat(read(Path.of("/dev/zero"))).singleElement().satisfies(is(ProblemCode.TOO_LARGE));
    }

    private static Consumer<Problem> is(ProblemCode code) {
        return problem -> assertThat(problem.code()).as(problem.toString()).isEqualTo(code);
    }

    private List<Problem> read(Path file) {
        return assertTimeoutPreemptively(
                        Duration.ofSeconds(60),
                        () -> PipelineReader.read(file, "hostile.yaml", CommandTypes.builtIn()))
                .problems();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("hostile.yaml"), text);
    }

    private Path file(String part, int times) throws IOException {
        Path file = folder.resolve("hostile.yaml");
        String block = part.repeat(1 << 12);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < times >> 12; i++) {
                out.write(block);
            }
        }
        return file;
    }
}
