package dev.runnable.testkit.conformance;

import static dev.runnable.spi.TaskOutput.Stream.ERR;
import static dev.runnable.spi.TaskOutput.Stream.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Checks({Behaviour.EXECUTION_LOG, Behaviour.TASKS})
abstract class ConsoleGroup {
    private static final Scenario CONSOLE = Scenario.of("console");
    private static final int LINES = 200;
    private static final int LONG = 60_000;

    private final Kit kit;

    ConsoleGroup(Kit kit) {
        this.kit = kit;
    }

    private List<String> kept(String step) throws Exception {
        return kit.run(CONSOLE).succeeded().executionLog(step, 1).lines().toList();
    }

    private static List<String> numbered(String prefix) {
        return IntStream.rangeClosed(1, LINES).mapToObj(i -> prefix + " " + i).toList();
    }

    @Test
    @DisplayName("every line of both streams is kept, in the order of its stream")
    void keptLines() throws Exception {
        List<String> kept = kept("streams");

        assertThat(kept.stream().filter(line -> line.startsWith("out"))).isEqualTo(numbered("out"));
        assertThat(kept.stream().filter(line -> line.startsWith("err"))).isEqualTo(numbered("err"));
        assertThat(kept).hasSize(2 * LINES);
    }

    @Test
    @DisplayName("lines are kept as they are: empty, indented, in any script")
    void oddLines() throws Exception {
        assertThat(kept("odd"))
                .startsWith("", "  indented, größe 日本 🙂  ")
                .contains("percent %s %d\ttab");
    }

    @Test
    @DisplayName("long lines are kept whole")
    void longLines() throws Exception {
        assertThat(kept("odd")).contains("x".repeat(LONG));
    }

    @Test
    @DisplayName("what is no text stops nothing")
    void noText() throws Exception {
        assertThat(kept("odd")).anySatisfy(line -> assertThat(line).contains("binary"));
    }

    @Test
    @DisplayName("a last line without an end is kept")
    void lastLine() throws Exception {
        assertThat(kept("odd")).endsWith("no newline at the end");
    }

    @Test
    @Checks({Behaviour.LIVE_OUTPUT, Behaviour.TASKS})
    @DisplayName("every line is told while the run goes on, with its stream")
    void toldLines() throws Exception {
        Ran ran = kit.run(CONSOLE).succeeded();

        assertThat(ran.lines("streams", OUT)).isEqualTo(numbered("out"));
        assertThat(ran.lines("streams", ERR)).isEqualTo(numbered("err"));
        assertThat(ran.lines("silent", OUT)).isEmpty();
    }

    @Test
    @Checks({Behaviour.LIVE_OUTPUT, Behaviour.TASKS})
    @DisplayName("a line is told while its task still runs")
    void live() throws Exception {
        Project project = kit.project(Scenario.of("live"));
        Ran ran =
                kit.execute(
                        project,
                        Kit.RUN_ID,
                        line -> {
                            if (line.text().equals("is anybody there?")) {
                                Answer.to(project);
                            }
                        });

        assertThat(ran.succeeded().text("answered")).isEqualTo("true");
    }

    /// What the task waits for.
    private static final class Answer {
        static void to(Project project) {
            try {
                Files.writeString(project.folder().resolve("answer.txt"), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
