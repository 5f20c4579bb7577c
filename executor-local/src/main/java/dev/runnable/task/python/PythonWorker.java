package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.LinkedBlockingQueue;

/// One process that runs the bridge. One call at a time, by one thread at a time.
final class PythonWorker {
    /// For the bridge's end of the connection to notice, and for the user's signal handlers.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// Output of children that outlive a dead worker is not waited for longer.
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    private final Process process;
    private final OutputPump out;
    private final OutputPump err;
    private final WorkerChannel channel;

    /// Messages of the bridge; empty when it is gone.
    private final BlockingQueue<Optional<JsonNode>> received = new LinkedBlockingQueue<>();

    private PythonWorker(Process process, OutputPump out, OutputPump err, WorkerChannel channel) {
        this.process = process;
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
            Process process = spawn(launch, door.path());
            OutputPump out = OutputPump.start(process.getInputStream(), "python-out");
            OutputPump err = OutputPump.start(process.getErrorStream(), "python-err");
            Listening errors = err.listen("", _ -> {});
            Thread.ofVirtual().name("python-start").start(() -> closeWhenDead(process, door));
            try {
                PythonWorker worker = new PythonWorker(process, out, err, door.accept());
                if (worker.received.take().isEmpty()) {
                    throw new IOException("it ended at once");
                }
                return worker;
            } catch (IOException failure) {
                WorkerTree.end(process, Duration.ZERO);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                errors.await(LAST_OUTPUT);
                throw new IOException(
                        "Python does not start: " + String.join("\n", errors.tail()), failure);
            } catch (InterruptedException stop) {
                WorkerTree.end(process, Duration.ZERO);
                throw stop;
            }
        }
    }

    private static Process spawn(Launch launch, Path socket) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        launch.interpreter().executable().toString(),
                        launch.bridge().toString(),
                        socket.toString());
        builder.directory(launch.directory().toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return builder.start();
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
        Listening errLines = err.listen(marker, line -> output.line(Stream.ERR, line));
        try {
            Optional<JsonNode> message = exchange(request.put("marker", marker + "\n"));
            if (message.isEmpty()) {
                return died(outLines, errLines);
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

    private Answer died(Listening outLines, Listening errLines) throws InterruptedException {
        WorkerTree.waitFor(() -> !process.isAlive(), GRACE);
        WorkerTree.end(process, Duration.ZERO);
        channel.close();
        outLines.await(LAST_OUTPUT);
        errLines.await(LAST_OUTPUT);
        return new Answer.Died(process.exitValue(), errLines.tail());
    }

    /// Ends the process and everything it started, and waits until it is gone.
    void kill() {
        WorkerTree.end(process, GRACE);
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
    /// run. Returns at once.
    void retire() {
        try {
            channel.send(JsonNodeFactory.instance.objectNode().put("op", "close"));
        } catch (IOException _) {
            process.toHandle().destroy();
        }
    }

    /// Ends retired workers with all that they left behind.
    ///
    /// @param grace for all of them together
    static void endRetired(List<PythonWorker> workers, Duration grace) {
        List<ProcessHandle> left =
                workers.stream().flatMap(one -> WorkerTree.members(one.process).stream()).toList();
        WorkerTree.waitFor(() -> workers.stream().noneMatch(one -> one.process.isAlive()), grace);
        WorkerTree.kill(left, workers.stream().map(one -> one.process.pid()).toList());
        for (PythonWorker worker : workers) {
            WorkerTree.waitFor(() -> !worker.process.isAlive(), GRACE);
            worker.channel.close();
        }
    }
}
