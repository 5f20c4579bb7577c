package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InThisProcess.Result;
import dev.runnable.event.RunEvent;
import dev.runnable.plugged.Diary;
import dev.runnable.plugged.FakeHost;
import dev.runnable.plugged.Faulty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Listeners that plugins bring, through the command line.
class PluggedListenersTest {
    @TempDir Path folder;

    private final FakeHost host = new FakeHost();
    private InThisProcess here;

    @BeforeEach
    void begin() throws IOException {
        here = new InThisProcess(folder).with(host);
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: hello
                  steps:
                    hello: {type: task, command_type: shell, secrets: [TOKEN], command: echo hello; echo $TOKEN, next: success}
                """);
        here.with("TOKEN", "tell-nobody");
    }

    @Test
    void listenerIsToldEventsAndLinesInOrderAndMasked() throws IOException {
        host.with("diary", new Diary());
        here.file(
                "c.yaml",
                "listeners: [{type: diary, config: {file: a}}, {type: diary, config: {file: b}}]");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("a"))
                .content()
                .containsSubsequence(
                        "r1 {\"event\":\"run_started\"",
                        "attempt_started",
                        "r1 [hello] hello\n",
                        "r1 [hello] *",
                        "attempt_finished",
                        "run_finished",
                        "the end\n")
                .doesNotContain("tell-nobody");
        assertThat(folder.resolve("b")).hasSameTextualContentAs(folder.resolve("a"));
    }

    @Test
    void exceptionsOfListenerAreToldOnceAndCallsGoOn() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        host.with(
                "bad",
                new Faulty.Listeners(
                        "bad",
                        _ -> {
                            throw new IllegalStateException("call " + calls.incrementAndGet());
                        }));
        here.file("c.yaml", "listeners: [{type: bad}]");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(calls).hasValueGreaterThan(3);
        assertThat(result.err())
                .containsOnlyOnce("RNB-825")
                .contains(
                        "warning: listener 'bad': dev.runnable.plugged.Faulty$Listeners of the"
                                + " plugin 'bad' 1.0 (/plugins/bad-1.0.zip) failed:"
                                + " java.lang.IllegalStateException: call 1");
    }

    @Test
    void listenerThatBlocksForEverIsLeftBehind() throws IOException {
        host.with("stuck", new Faulty.Listeners("stuck", PluggedListenersTest::block));
        here.file("c.yaml", "listeners: [{type: stuck}]");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("run succeeded", "had not come to an end 10 s after the run", "RNB-826");
    }

    private static void block(RunEvent event) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException _) {
                // it does not want to know
            }
        }
    }

    @Test
    void listenersOfOneMistakeAreToldWithTheirPlaces() throws IOException {
        host.with("diary", new Diary());
        here.file("c.yaml", "listeners:\n- {type: dairy}\n- diary\n- {type: diary, fiel: x}\n");

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "c.yaml:2:10: unknown listener type 'dairy'. Did you mean 'diary'?",
                        "c.yaml:3:3: 'listeners[1]' must be a mapping",
                        "c.yaml:4:17: unknown setting 'fiel' of listener 'diary'");
    }

    @Test
    void listenersAreKeptWithTheRunThatGoesOn() throws IOException {
        host.with("diary", new Diary());
        here.file("c.yaml", "listeners: [{type: diary}]\n");
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: hello
                  steps:
                    hello: {type: task, command_type: shell, command: test -e there, next: success}
                """);
        assertThat(here.run("execute", "p.yaml", "r1", "-c", "c.yaml").code()).isEqualTo(1);
        here.file("there", "");
        here.file("diary.txt", "");

        Result again = here.run("retry", "r1");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder.resolve("diary.txt")).content().contains("run_started", "the end");
    }
}
