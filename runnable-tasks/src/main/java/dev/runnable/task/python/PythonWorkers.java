package dev.runnable.task.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.process.ProcessMark;
import dev.runnable.spi.TaskOutput;
import dev.runnable.task.PrivateFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The warm workers of one run: as many as calls run at once, each made when it is first needed.
/// Thread-safe.
///
/// All of them have the mark of the run, and each one its own below it: what a call left behind is
/// found by the worker's when that is killed, and by the run's at the end.
final class PythonWorkers implements AutoCloseable {
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final PythonWorker.Launch launch;
    private final ProcessMark mark;
    private final Path home;
    private final Deque<PythonWorker> idle = new ArrayDeque<>();
    private final List<PythonWorker> retired = new ArrayList<>();
    private int started;

    private PythonWorkers(PythonWorker.Launch launch, ProcessMark mark, Path home) {
        this.launch = launch;
        this.mark = mark;
        this.home = home;
    }

    /// @param home an empty private folder with a short path; removed at the end
    static PythonWorkers open(
            PythonInterpreter interpreter,
            Path home,
            Path directory,
            Map<String, String> environment)
            throws IOException {
        Path bridge = BridgeFiles.writeTo(home);
        ProcessMark mark = ProcessMark.next(environment);
        PythonWorker.Launch launch =
                new PythonWorker.Launch(interpreter, bridge, directory, mark.on(environment));
        return new PythonWorkers(launch, mark, home);
    }

    /// Calls a function in a worker that nobody else uses meanwhile.
    ///
    /// @return never [Answer.Stale]
    /// @throws IOException when no worker can be started
    Answer call(ObjectNode request, TaskOutput output) throws IOException, InterruptedException {
        Answer answer = callOnce(borrow(), request, output);
        while (answer instanceof Answer.Stale) {
            answer = callOnce(start(), request, output);
        }
        return answer;
    }

    private Answer callOnce(PythonWorker worker, ObjectNode request, TaskOutput output)
            throws InterruptedException {
        boolean answered = false;
        try {
            Answer answer = worker.call(request, output);
            answered = true;
            switch (answer) {
                case Answer.Returned(_, List<String> threads) -> giveBack(worker, threads);
                case Answer.Failed(_, _, _, List<String> threads) -> giveBack(worker, threads);
                case Answer.Incomplete(_, List<String> threads) -> giveBack(worker, threads);
                case Answer.Stale _ -> retire(worker);
                case Answer.Died _ -> {}
            }
            return answer;
        } finally {
            if (!answered) {
                worker.kill();
            }
        }
    }

    private PythonWorker borrow() throws IOException, InterruptedException {
        for (PythonWorker worker = next(); worker != null; worker = next()) {
            if (worker.isAlive()) {
                return worker;
            }
            worker.kill();
        }
        return start();
    }

    private synchronized @Nullable PythonWorker next() {
        return idle.pollLast();
    }

    private PythonWorker start() throws IOException, InterruptedException {
        return PythonWorker.start(launch, home.resolve(nextSocket()));
    }

    private synchronized String nextSocket() {
        return Integer.toString(++started);
    }

    /// A call's threads must not meet the next call. They are finished elsewhere.
    private void giveBack(PythonWorker worker, List<String> threads) {
        if (threads.isEmpty()) {
            synchronized (this) {
                idle.addLast(worker);
            }
        } else {
            retire(worker);
        }
    }

    private void retire(PythonWorker worker) {
        worker.retire();
        synchronized (this) {
            retired.add(worker);
        }
    }

    /// Ends all workers and what they left behind. Called after the last call has returned.
    @Override
    public void close() {
        List<PythonWorker> all;
        synchronized (this) {
            all = new ArrayList<>(retired);
            all.addAll(idle);
            idle.clear();
            retired.clear();
        }
        PythonWorker.end(all, mark, TO_FINISH);
        PrivateFolders.remove(home);
    }
}
