package dev.runnable.reentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.HostilePaths;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class StepArgumentTest {
    private static final List<StepPath> HOSTILE = hostile();

    private static List<StepPath> hostile() {
        HostilePaths paths = new HostilePaths(new Random(7));
        return IntStream.range(0, 10_000).mapToObj(_ -> paths.next()).toList();
    }

    @Test
    void wordIsReadable() {
        StepPath par = StepPath.root("par");
        assertThat(StepArgument.encode(par)).isEqualTo("par");
        assertThat(StepArgument.encode(par.child(new Segment.Branch("left"), "train")))
                .isEqualTo("par.b=left.train");
        assertThat(StepArgument.encode(par.child(new Segment.Item("a b"), "p.q")))
                .isEqualTo("par.i=a%20b.p%2Eq");
        assertThat(StepArgument.encode(par.child(new Segment.Iteration(3), "s")))
                .isEqualTo("par.n=3.s");
    }

    @ParameterizedTest
    @CsvSource({
        "'', s=",
        "-x, s=-x",
        "1, s=1",
        "null, s=null",
        "No, s=No",
        "é, s=%C3%A9",
        "s=x, s%3Dx"
    })
    void firstStepThatWouldBeMisreadIsMarked(String step, String word) {
        assertThat(StepArgument.encode(StepPath.root(step))).isEqualTo(word);
    }

    @Test
    void everyPathComesBack() {
        for (StepPath path : HOSTILE) {
            assertThat(decode(StepArgument.encode(path))).contains(path);
        }
    }

    @Test
    void negativeAndLargestIterationComeBack() {
        for (int index : new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}) {
            StepPath path = StepPath.root("l").child(new Segment.Iteration(index), "s");
            assertThat(decode(StepArgument.encode(path))).contains(path);
        }
    }

    @Test
    void differentPathsHaveDifferentWords() {
        Map<String, StepPath> paths = new HashMap<>();
        for (StepPath path : HOSTILE) {
            assertThat(paths.computeIfAbsent(StepArgument.encode(path), _ -> path)).isEqualTo(path);
        }
    }

    @Test
    void wordNeedsNoQuotesInAShell() throws IOException, InterruptedException {
        for (int from = 0; from < 2_000; from += 100) {
            List<String> words =
                    HOSTILE.subList(from, from + 100).stream().map(StepArgument::encode).toList();

            assertThat(shell("printf '%s\\n' " + String.join(" ", words))).isEqualTo(words);
        }
    }

    private static List<String> shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    @Test
    void wordNeedsNoQuotesInYaml() {
        for (StepPath path : HOSTILE.subList(0, 3_000)) {
            String word = StepArgument.encode(path);
            Object read = new Yaml().load("args: [a, " + word + "]\nstep: " + word + "\n");
            assertThat(read).isEqualTo(Map.of("args", List.of("a", word), "step", word));
        }
    }

    @Test
    void whatIsAcceptedIsWhatIsWritten() {
        Random random = new Random(8);
        int accepted = 0;
        for (StepPath path : HOSTILE) {
            StringBuilder word = new StringBuilder(StepArgument.encode(path));
            char with = "bins=.%0aA2 -".charAt(random.nextInt(13));
            word.setCharAt(random.nextInt(word.length()), with);

            Optional<StepPath> decoded = decode(word.toString());

            accepted += decoded.isPresent() ? 1 : 0;
            decoded.ifPresent(it -> assertThat(StepArgument.encode(it)).hasToString(word + ""));
        }
        assertThat(accepted).isBetween(100, HOSTILE.size() - 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "par.left.train", "m.i=1", "l.n=01.s", "l.n=.s", "a%"})
    void refusesWhatItNeverWrites(String word) {
        assertThat(decode(word)).isEmpty();
    }

    @Test
    void mistakeIsLocatedAndTellsWhatToWrite() {
        assertThat(told("par.left.train"))
                .isEqualTo(
                        "error: STEP:1:5: 'left' does not say whether it is a branch, an item or"
                                + " an iteration. Write 'b=NAME', 'i=KEY' or 'n=INDEX'. [RNB-308]");
        assertThat(told("par.b=left.a b"))
                .isEqualTo(
                        "error: STEP:1:12: 'a b' is not a name in percent-encoding. Write"
                                + " 'a%20b'. [RNB-308]");
        assertThat(told("par.b=left"))
                .isEqualTo(
                        "error: STEP:1:11: no step follows 'par.b=left'. Write which:"
                                + " 'par.b=left.STEP'. [RNB-308]");
        assertThat(told("l.n=x.s"))
                .isEqualTo(
                        "error: STEP:1:3: 'x' is no index. Write a number, like 'n=0'."
                                + " [RNB-308]");
        assertThat(told("s=train"))
                .isEqualTo(
                        "error: STEP:1:1: the first step is not written that way. Write 'train'."
                                + " [RNB-308]");
        assertThat(told(""))
                .isEqualTo(
                        "error: STEP:1:1: the step is empty. Write the step's path, like"
                                + " 'par.b=left.train'. [RNB-308]");
    }

    private static Optional<StepPath> decode(String word) {
        Problems problems = new Problems();
        Optional<StepPath> path = StepArgument.decode(word, new Reporter(problems));
        assertThat(problems.sorted()).hasSize(path.isPresent() ? 0 : 1);
        return path;
    }

    private static String told(String word) {
        Problems problems = new Problems();
        assertThat(StepArgument.decode(word, new Reporter(problems))).isEmpty();
        return problems.sorted().getFirst().toString();
    }
}
