package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.journal.WriterProcess;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
final class ContainerLifeTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private Trial script(String text) {
        return new Trial(new ShellTaskRunnerProvider(), folder, text);
    }

    /// Runs in a thread of its own, which is interrupted as soon as a line comes.
    private String interrupted(Trial trial, Box box) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        trial.to((stream, line) -> {
            trial.output.line(stream, line);
            begun.countDown();
        });
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                end.complete("returned " + box.run(trial));
                            } catch (InterruptedException e) {
                                end.complete("interrupted");
                            } catch (RuntimeException | Error e) {
                                end.completeExceptionally(e);
                            }
                        });
        begun.await();
        thread.interrupt();
        return end.get();
    }

    @Test
    void interruptionLetsTheStepEndAndRemovesItsContainer() throws Exception {
        Trial trial =
                script(
                        "trap 'echo ended > ended.txt; exit' TERM; echo begun; while :; do sleep 0.1; done");

        assertThat(interrupted(trial, Box.of())).isEqualTo("interrupted");
        assertThat(folder.resolve("ended.txt")).exists();
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    @Test
    void stepThatDoesNotListenIsKilled() throws Exception {
        Trial trial = script("trap '' TERM; echo begun; while :; do sleep 0.1; done");

        assertThat(interrupted(trial, Box.of())).isEqualTo("interrupted");
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    @Test
    void threadThatIsInterruptedAlreadyStartsNothing() throws Exception {
        Trial trial = script("touch begun");
        Thread.currentThread().interrupt();
        try {
            Box.of().run(trial);
            assertThat(trial).as("it ran").isNull();
        } catch (InterruptedException e) {
            assertThat(folder.resolve("begun")).doesNotExist();
        }
    }

    @Test
    void containerIsKeptWhereThatIsWanted() throws Exception {
        Trial trial = script("echo to be read later");
        Box.of("auto_remove_container: false").run(trial);
        List<String> kept = DockerCommand.containers(folder);

        assertThat(kept).hasSize(1);
        assertThat(DockerCommand.docker("logs", kept.getFirst())).isEqualTo("to be read later");
        Box.of().run(script("true"));
        assertThat(DockerCommand.containers(folder)).isEqualTo(kept);
        DockerCommand.docker("rm", kept.getFirst());
    }

    @Test
    void containersOfKilledProcessesAreRemovedAndOthersLetBe() throws Exception {
        WriterProcess self = WriterProcess.current(folder);
        WriterProcess gone = new WriterProcess(self.machine(), self.pid(), self.started() + "0");
        WriterProcess elsewhere = new WriterProcess("another machine", 1, "1");
        String left = start(gone);
        List<String> living = List.of(start(self), start(elsewhere));
        try {
            assertThat(Box.of().run(script("true"))).isInstanceOf(AttemptOutcome.Succeeded.class);
            assertThat(DockerCommand.containers(folder))
                    .doesNotContain(left)
                    .containsExactlyInAnyOrderElementsOf(living);
        } finally {
            for (String container : living) {
                DockerCommand.docker("rm", "-f", container);
            }
        }
    }

    private String start(WriterProcess owner) throws Exception {
        return DockerCommand.docker(
                "run",
                "-d",
                "--label",
                "dev.runnable.owner=" + owner.text(),
                "--label",
                "dev.runnable.folder=" + folder,
                Box.IMAGE,
                "sleep",
                "1000");
    }

    @Test
    void containerThatSomebodyRemovesFailsTheStep() throws Exception {
        Trial trial = script("echo begun; sleep 1000");
        CompletableFuture<Void> removed = new CompletableFuture<>();
        trial.to((stream, line) -> {
            trial.output.line(stream, line);
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            String container = DockerCommand.containers(folder).getFirst();
                            DockerCommand.docker("rm", "-f", container);
                            removed.complete(null);
                        } catch (Exception e) {
                            removed.completeExceptionally(e);
                        }
                    });
        });

        assertThat(Box.of().failure(trial).message()).isNotBlank();
        removed.get();
    }

    @Test
    void manyContainersLeaveNothing() throws Exception {
        Box box = Box.of("enable_parallel: true");
        assertThat(box.executor().concurrency()).isEqualTo(3);
        Trial trial = script("echo $RUNNABLE_STEP_NAME >> names");
        try (TraversingExecutor.Session session = box.executor().open(trial.context());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AttemptOutcome>> all =
                    IntStream.range(0, 12)
                            .mapToObj(_ -> threads.submit(() -> session.run(trial.attempt())))
                            .toList();
            for (Future<AttemptOutcome> one : all) {
                assertThat(one.get()).isInstanceOf(AttemptOutcome.Succeeded.class);
            }
        }
        assertThat(Files.readAllLines(folder.resolve("names"))).hasSize(12);
        assertThat(trial.temporary().resolve("containers/shared")).isEmptyDirectory();
    }
}
