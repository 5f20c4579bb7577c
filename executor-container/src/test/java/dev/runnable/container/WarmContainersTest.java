package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.python.PythonTaskRunnerProvider;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that share a container, one after the other.
@RequiresDocker
final class WarmContainersTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private Trial script(String text) {
        return new Trial(new ShellTaskRunnerProvider(), folder, text);
    }

    /// What each of these steps came to, in one run.
    private List<AttemptOutcome> run(Box box, Trial... trials) throws InterruptedException {
        List<AttemptOutcome> outcomes = new ArrayList<>();
        try (TraversingExecutor.Session session = box.executor().open(trials[0].context())) {
            for (Trial trial : trials) {
                outcomes.add(session.run(trial.attempt()));
            }
        }
        return outcomes;
    }

    private List<String> hosts() throws Exception {
        return Files.readAllLines(folder.resolve("hosts"));
    }

    private static final String WHERE = "cat /proc/sys/kernel/hostname >> hosts";

    @Test
    void stepsOfARunShareAContainer() throws Exception {
        Files.writeString(
                folder.resolve("steps.py"),
                "def where():\n    return open('/etc/hostname').read().strip()\n");
        Trial python =
                new Trial(new PythonTaskRunnerProvider(), folder, "steps.where").returns("host");
        List<AttemptOutcome> outcomes =
                run(
                        Box.of("reuse: true"),
                        script(WHERE),
                        script(WHERE),
                        python,
                        script("exit 3"),
                        script(WHERE));

        assertThat(hosts()).hasSize(3);
        assertThat(hosts().stream().distinct()).hasSize(1);
        assertThat(outcomes.get(2).toString()).contains(hosts().getFirst());
        assertThat(outcomes.get(3).toString()).contains("exit code 3");
        assertThat(Files.getAttribute(folder.resolve("hosts"), "unix:uid"))
                .isEqualTo(Files.getAttribute(folder, "unix:uid"));
    }

    @Test
    void stepOfAnotherOverrideHasAnotherContainer() throws Exception {
        Box box = Box.of("reuse: true", "overrides: {own: {reuse: false}, other: {cpus: 1}}");
        Trial trial = script(WHERE);
        try (TraversingExecutor.Session session = box.executor().open(trial.context())) {
            for (String override : List.of("other", "own", "other", "own")) {
                session.run(Box.overridden(trial.attempt(), Box.overridden(trial, override)));
            }
        }

        assertThat(hosts().get(0)).isEqualTo(hosts().get(2));
        assertThat(hosts().stream().distinct()).hasSize(3);
    }

    @Test
    void whatAStepLeavesBehindDoesNotWorkBesideTheNext() throws Exception {
        List<AttemptOutcome> outcomes =
                run(
                        Box.of("reuse: true"),
                        script(
                                WHERE
                                        + "; (while :; do echo x > beside; sleep 0.1; done) >/dev/null 2>&1 &"),
                        script(WHERE + "; rm -f beside; sleep 1; [ ! -e beside ]"));

        assertThat(outcomes)
                .allSatisfy(it -> assertThat(it).isInstanceOf(AttemptOutcome.Succeeded.class));
        assertThat(hosts().stream().distinct()).hasSize(2);
    }

    @Test
    void stepThatClosesItsOutputsIsWaitedFor() throws Exception {
        run(Box.of("reuse: true"), script("exec >&- 2>&-; sleep 1; touch ended"));

        assertThat(folder.resolve("ended")).exists();
    }

    @Test
    void containerThatIsGoneIsReplaced() throws Exception {
        Box box = Box.of("reuse: true");
        try (TraversingExecutor.Session session = box.executor().open(script("").context())) {
            session.run(script(WHERE).attempt());
            DockerCommand.docker("rm", "-f", DockerCommand.containers(folder).getFirst());
            assertThat(session.run(script(WHERE).attempt()))
                    .isInstanceOf(AttemptOutcome.Succeeded.class);
        }

        assertThat(hosts().stream().distinct()).hasSize(2);
    }

    @Test
    void interruptionLetsTheStepEndAndTheNextHasANewContainer() throws Exception {
        Box box = Box.of("reuse: true");
        CountDownLatch begun = new CountDownLatch(1);
        Trial trial =
                script(
                        WHERE
                                + "; trap 'echo ended > ended.txt; exit' TERM; echo begun; while :; do sleep 0.1; done");
        trial.to((stream, line) -> {
            trial.output.line(stream, line);
            begun.countDown();
        });
        try (TraversingExecutor.Session session = box.executor().open(trial.context())) {
            CompletableFuture<String> end = new CompletableFuture<>();
            Thread thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    end.complete("returned " + session.run(trial.attempt()));
                                } catch (InterruptedException e) {
                                    end.complete("interrupted");
                                } catch (RuntimeException | Error e) {
                                    end.completeExceptionally(e);
                                }
                            });
            begun.await();
            thread.interrupt();

            assertThat(end.get()).isEqualTo("interrupted");
            assertThat(folder.resolve("ended.txt")).exists();
            assertThat(DockerCommand.containers(folder)).isEmpty();
            session.run(script(WHERE).attempt());
        }
        assertThat(hosts().stream().distinct()).hasSize(2);
    }

    @Test
    void lackOfMemoryIsTold() throws Exception {
        Trial trial = new Trial(new PythonTaskRunnerProvider(), folder, "steps.much");
        Files.writeString(
                folder.resolve("steps.py"), "def much():\n    return len(bytearray(10 ** 9))\n");
        List<AttemptOutcome> outcomes =
                run(Box.of("reuse: true", "memory: 64m"), trial, script("true"));

        assertThat(outcomes.getFirst().toString())
                .contains("the container ran out of memory, of which it may have 64 MiB");
        assertThat(outcomes.getLast()).isInstanceOf(AttemptOutcome.Succeeded.class);
    }

    @Test
    void otherUsersFindWhatTheyAreHanded() throws Exception {
        Trial trial =
                script("export seen=$(id -u)-$name").returns("seen").parameter("name", "\"x\"");
        Path temporary = Files.createTempDirectory("rnb");
        RunContext context = Box.with(trial.context(), temporary, Map.of());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (TraversingExecutor.Session session =
                Box.of("reuse: true", "user: '65534:65534'").executor().open(context)) {
            assertThat(session.run(trial.attempt()))
                    .hasToString("Succeeded[outputs={seen=Json[value=\"65534-x\"]}]");
        } finally {
            PrivateFolders.remove(temporary);
        }
    }

    @Test
    void secretsCannotBeReadFromTheEngine() throws Exception {
        Trial trial =
                script("echo begun; while [ ! -e go ]; do sleep 0.05; done; [ ${#TOKEN} = 6 ]")
                        .secret("TOKEN", "s3cr3t");
        CompletableFuture<String> seen = new CompletableFuture<>();
        trial.to((_, _) ->
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                String container = DockerCommand.containers(folder).getFirst();
                                String all = DockerCommand.docker("inspect", container);
                                String execution =
                                        all.replaceAll(
                                                "(?s).*\"ExecIDs\": \\[\\s*\"([0-9a-f]+)\".*",
                                                "$1");
                                assertThat(execution).matches("[0-9a-f]{64}");
                                seen.complete(
                                        all + DockerCommand.api("/exec/" + execution + "/json"));
                            } catch (Exception | AssertionError e) {
                                seen.completeExceptionally(e);
                            } finally {
                                folder.resolve("go").toFile().mkdir();
                            }
                        }));
        List<AttemptOutcome> outcomes = run(Box.of("reuse: true"), trial);

        assertThat(seen.get()).contains("ProcessConfig").doesNotContain("s3cr3t");
        assertThat(outcomes.getFirst()).isInstanceOf(AttemptOutcome.Succeeded.class);
    }
}
