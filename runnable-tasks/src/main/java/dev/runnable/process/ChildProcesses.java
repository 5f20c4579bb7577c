package dev.runnable.process;

import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.commons.exec.CommandLine;

/// Runs child processes to their end. Thread-safe.
public final class ChildProcesses implements AutoCloseable {
    /// Reading a pipe blocks the thread in the kernel. A virtual thread would take one of the few
    /// carriers with it, so these are threads of the platform, kept for the next process.
    private final ExecutorService readers =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("process-output-", 0).factory());

    /// Made while others get ready: it takes a moment.
    private final CompletableFuture<Optional<Spawner>> spawner;

    public ChildProcesses() {
        this(Spawner::ofThisSystem);
    }

    /// @param spawner empty for the JDK's way to start a process
    ChildProcesses(Supplier<Optional<Spawner>> spawner) {
        this.spawner =
                CompletableFuture.supplyAsync(spawner, readers)
                        .exceptionally(_ -> Optional.empty());
    }

    /// Starts a process, hands its output over while it runs, and waits until it has ended and all
    /// that it wrote has been handed over.
    ///
    /// A process that the child leaves behind in the background is not waited for: it lives on, and
    /// what it writes after a short grace is dropped, which a line of the output tells.
    ///
    /// @return the exit code; 128 and the signal's number for a process that a signal ended
    /// @throws IOException when the process could not be started, with the system's reason
    /// @throws InterruptedException when this thread was interrupted; the process and all that came
    ///   from it are gone by then
    public int run(Command command, TaskOutput output) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ProcessMark mark = ProcessMark.next(command.environment());
        if (Spawner.takes(command)) {
            Optional<Spawner> ready = spawner.join();
            if (ready.isPresent()) {
                try {
                    return execute(spawning(ready.get(), command, mark, output), command);
                } catch (Spawner.NotSpawned e) {
                    return execute(building(command, mark, output), command);
                }
            }
        }
        return execute(building(command, mark, output), command);
    }

    private ChildExecutor spawning(
            Spawner ready, Command command, ProcessMark mark, TaskOutput output) {
        SpawnedOutput streams = new SpawnedOutput(readers, ready, output);
        return new ChildExecutor(
                command.directory(),
                streams,
                () -> {
                    SpawnedProcess process = ready.start(command, mark);
                    Child child = new Child(process, mark);
                    streams.reads(process, child);
                    return child;
                });
    }

    private ChildExecutor building(Command command, ProcessMark mark, TaskOutput output) {
        OutputReader streams = new OutputReader(readers, output);
        return new ChildExecutor(
                command.directory(),
                streams,
                () -> {
                    Child child = new Child(command.marked(mark).start(), mark);
                    streams.reads(child);
                    return child;
                });
    }

    private static int execute(ChildExecutor executor, Command command)
            throws IOException, InterruptedException {
        int exitCode = executor.execute(new CommandLine(command.arguments().getFirst()), Map.of());
        if (executor.wasInterrupted()) {
            throw new InterruptedException();
        }
        return exitCode;
    }

    /// Lets the threads go. Processes that were left in the background live on.
    @Override
    public void close() {
        readers.shutdown();
    }
}
