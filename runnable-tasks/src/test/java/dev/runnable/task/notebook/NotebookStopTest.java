package dev.runnable.task.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Processes;
import dev.runnable.fixture.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresJupyter
class NotebookStopTest {
    private static final String SLEEPS =
            """
            import os, subprocess, time
            child = subprocess.Popen(['sleep', '1000'], start_new_session=True)
            print(os.getppid(), os.getpid(), child.pid)
            time.sleep(1000)
            """;

    @TempDir Path folder;

    private record Running(Thread thread, List<String> pids, CompletableFuture<Boolean> stopped) {}

    /// Starts a notebook that sleeps, and waits for the ids of its processes. That they come says
    /// that output is live.
    private Running start() throws Exception {
        Trial trial = Notebook.in(folder, "x.ipynb").code(SLEEPS).write();
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(10);
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                trial.to((_, line) -> lines.add(line)).run();
                                stopped.complete(false);
                            } catch (InterruptedException _) {
                                stopped.complete(true);
                            } catch (RuntimeException bug) {
                                stopped.completeExceptionally(bug);
                            }
                        });
        String line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("live output").isNotNull();
        List<String> pids = List.of(line.split(" ", -1));
        assertThat(pids).hasSize(3).allMatch(Processes::isAlive);
        return new Running(thread, pids, stopped);
    }

    @Test
    void interruptionEndsTheKernelAndKeepsWhatItHasDone() throws Exception {
        Running running = start();

        running.thread().interrupt();

        assertThat(running.stopped().get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(running.pids()).noneMatch(Processes::isAlive);
        assertThat(
                        Notebook.printed(
                                Notebook.read(folder.resolve("x-step_out.ipynb")).at("/cells/0")))
                .startsWith(String.join(" ", running.pids()));
    }

    @Test
    void kernelEndsWhenTheProcessThatExecutesIsKilled() throws Exception {
        Running running = start();

        ProcessHandle.of(Long.parseLong(running.pids().getFirst()))
                .ifPresent(ProcessHandle::destroyForcibly);

        assertThat(running.stopped().get(20, TimeUnit.SECONDS)).as("fails").isFalse();
        assertThat(running.pids().subList(0, 2))
                .allMatch(pid -> Processes.endsWithin(Duration.ofSeconds(5), pid));
        ProcessHandle.of(Long.parseLong(running.pids().getLast()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
