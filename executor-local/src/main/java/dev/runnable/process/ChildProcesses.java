package dev.runnable.process;

import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.exec.CommandLine;

/// Runs child processes to their end. Thread-safe.
public final class ChildProcesses implements AutoCloseable {
    /// Reading a pipe blocks the thread in the kernel. A virtual thread would take one of the few
    /// carriers with it, so these are threads of the platform, kept for the next process.
    private final ExecutorService readers =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("process-output-", 0).factory());

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
        OutputReader reader = new OutputReader(readers, output);
        ChildExecutor executor = new ChildExecutor(command, mark, reader);
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
