package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.process.Command;
import dev.runnable.process.OutputTail;
import dev.runnable.process.ProcessMark;
import dev.runnable.process.ProcessTree;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.task.python.OutputPump.Listening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One process that runs the bridge. One call at a time, by one thread at a time.
final class PythonWorker {
    /// For the bridge's end of the connection to notice, and for the user's signal handlers.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// Output of children that outlive a dead worker is not waited for longer.
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    private final Process process;
    private final ProcessMark mark;
    private final OutputPump out;
    private final OutputPump err;
    private final WorkerChannel channel;

    /// Messages of the bridge; empty when it is gone.
    private final BlockingQueue<Optional<JsonNode>> received = new LinkedBlockingQueue<>();

    private boolean retired;

    private PythonWorker(
            Process process,
            ProcessMark mark,
            OutputPump out,
            OutputPump err,
            WorkerChannel channel) {
        this.process = process;
        this.mark = mark;
        this.out = out;
        this.err = err;
        this.channel = channel;
        Thread.ofVirtual().name("python-answers").start(this::receive);
        Thread.ofVirtual().name("python-exit").start(this::watch);
    }

    /// How to start one.
    ///
    /// @param bridge the file that the interpreter runs
    /// @param directory where it starts
    record Launch(
            PythonInterpreter interpreter,
            Path bridge,
            Path directory,
            Map<String, String> environment) {}

    /// @param socket a path that is free, and short enough for the system
    static PythonWorker start(Launch launch, Path socket) throws IOException, InterruptedException {
        try (WorkerChannel.Door door = WorkerChannel.open(socket)) {
            ProcessMark mark = ProcessMark.next(launch.environment());
            Process process = spawn(launch, mark, door.path());
            OutputPump out = OutputPump.start(process.getInputStream(), "python-out");
            OutputPump err = new OutputPump(process.getErrorStream(), "python-err");
            OutputTail said = new OutputTail((_, _) -> {});
            Listening errors = err.listen("", line -> said.line(Stream.ERR, line));
            err.start(); // only now: a process that ends at once says why at once
            Thread.ofVirtual().name("python-start").start(() -> closeWhenDead(process, door));
            try {
                PythonWorker worker = new PythonWorker(process, mark, out, err, door.accept());
                if (worker.received.take().isEmpty()) {
                    throw new IOException("it ended at once");
                }
                return worker;
            } catch (IOException failure) {
                treeOf(process, mark).end(Duration.ZERO);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                errors.await(LAST_OUTPUT);
                throw new IOException(
                        "Python does not start: " + String.join("\n", said.lines()), failure);
            } catch (InterruptedException stop) {
                treeOf(process, mark).end(Duration.ZERO);
                throw stop;
            }
        }
    }

    private static Process spawn(Launch launch, ProcessMark mark, Path socket) throws IOException {
        List<String> arguments =
                List.of(
                        launch.interpreter().executable().toString(),
                        launch.bridge().toString(),
                        socket.toString());
        return new Command(arguments, launch.environment(), launch.directory())
                .marked(mark)
                .start();
    }

    private static ProcessTree treeOf(Process process, ProcessMark mark) {
        return treeOf(List.of(process), mark);
    }

    /// The bridge makes its process the leader of a group.
    private static ProcessTree treeOf(List<Process> processes, ProcessMark mark) {
        return ProcessTree.ofLeaders(processes.stream().map(Process::toHandle).toList(), mark);
    }

    private static void closeWhenDead(Process process, WorkerChannel.Door door) {
        try {
            process.waitFor();
            door.close();
        } catch (IOException | InterruptedException _) { // nobody waits at it any more
        }
    }

    private void receive() {
        try {
            while (true) {
                received.add(Optional.of(channel.receive()));
            }
        } catch (IOException _) { // told by the process's end
            received.add(Optional.empty());
        }
    }

    /// A child that the user's code forked may hold the connection open.
    private void watch() {
        try {
            process.waitFor();
        } catch (InterruptedException _) { // nobody interrupts this thread
        }
        received.add(Optional.empty());
    }

    boolean isAlive() {
        return process.isAlive() && received.isEmpty();
    }

    /// Runs one call to its end. A worker that was interrupted or has died is of no more use.
    ///
    /// @param request without a marker
    /// @return after all output of the call has been delivered
    /// @throws InterruptedException after the process and all its children were ended
    Answer call(ObjectNode request, TaskOutput output) throws InterruptedException {
        String marker = UUID.randomUUID().toString();
        Listening outLines = out.listen(marker, line -> output.line(Stream.OUT, line));
        OutputTail errors = new OutputTail(output);
        Listening errLines = err.listen(marker, line -> errors.line(Stream.ERR, line));
        try {
            Optional<JsonNode> message = exchange(request.put("marker", marker + "\n"));
            if (message.isEmpty()) {
                return died(outLines, errLines, errors);
            }
            Answer answer = Answer.of(message.get());
            if (!(answer instanceof Answer.Stale)) {
                outLines.await();
                errLines.await();
            }
            return answer;
        } catch (InterruptedException stop) {
            kill();
            throw stop;
        } finally {
            out.stopListening();
            err.stopListening();
        }
    }

    private Optional<JsonNode> exchange(ObjectNode request) throws InterruptedException {
        try {
            channel.send(request);
        } catch (IOException _) { // it is dying; or we were interrupted, and `take` throws
            process.toHandle().destroy();
        }
        return received.take();
    }

    private Answer died(Listening outLines, Listening errLines, OutputTail errors)
            throws InterruptedException {
        process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        treeOf(process, mark).end(Duration.ZERO);
        channel.close();
        awaitExit(List.of(process), LAST_OUTPUT);
        outLines.await(LAST_OUTPUT);
        errLines.await(LAST_OUTPUT);
        return new Answer.Died(process.exitValue(), errors.lines());
    }

    /// Ends the process and everything it started, and waits until it is gone.
    void kill() {
        treeOf(process, mark).end(GRACE);
        channel.close();
        joinPumps();
    }

    private void joinPumps() {
        boolean interrupted = Thread.interrupted();
        try {
            out.join(LAST_OUTPUT);
            err.join(LAST_OUTPUT);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the interpreter end as it would by itself: threads are waited for, `atexit` functions
    /// run. Returns at once, and does so only once.
    void retire() {
        if (retired) {
            return;
        }
        retired = true;
        try {
            channel.send(JsonNodeFactory.instance.objectNode().put("op", "close"));
        } catch (IOException _) {
            process.toHandle().destroy();
        }
    }

    /// Ends workers that are no longer needed, with all that they left behind. Returns when they
    /// are gone.
    ///
    /// @param mark that they all have
    /// @param grace to finish by themselves, for all of them together
    static void end(List<PythonWorker> workers, ProcessMark mark, Duration grace) {
        List<Process> processes = workers.stream().map(worker -> worker.process).toList();
        ProcessTree tree = treeOf(processes, mark); // while their children are still theirs
        workers.forEach(PythonWorker::retire);
        awaitExit(processes, grace);
        tree.end(Duration.ZERO);
        workers.forEach(worker -> worker.channel.close());
    }

    /// Not interruptible; an interruption is kept for the caller.
    private static void awaitExit(List<Process> processes, Duration atMost) {
        CompletableFuture<?>[] exits =
                processes.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(exits)
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
