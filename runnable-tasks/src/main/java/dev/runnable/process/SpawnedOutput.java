package dev.runnable.process;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/// Follows a spawned process in one thread: reads both of its streams and notices its end. So what
/// it has written is known to be read when nothing was left after its end, without a wait.
final class SpawnedOutput implements ExecuteStreamHandler {
    private final ExecutorService threads;
    private final Spawner spawner;
    private final TaskOutput output;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Child child;
    private @Nullable SpawnedWatch watch;

    SpawnedOutput(ExecutorService threads, Spawner spawner, TaskOutput output) {
        this.threads = threads;
        this.spawner = spawner;
        this.output = output;
    }

    void reads(SpawnedProcess process, Child started) {
        child = started;
        watch =
                new SpawnedWatch(
                        process,
                        new LineSplitter(line -> output.line(Stream.OUT, line)),
                        new LineSplitter(line -> output.line(Stream.ERR, line)),
                        done);
    }

    @Override
    public void setProcessInputStream(OutputStream stream) {}

    @Override
    public void setProcessOutputStream(InputStream stream) {}

    @Override
    public void setProcessErrorStream(InputStream stream) {}

    @Override
    public void start() {
        try {
            threads.execute(() -> with(SpawnedWatch::run));
        } catch (RuntimeException | Error e) { // no thread to be had
            with(SpawnedWatch::giveUp);
            throw e;
        }
    }

    private void with(BiConsumer<SpawnedWatch, NativeMemory> work) {
        NativeMemory memory = spawner.borrow();
        try {
            work.accept(requireNonNull(watch), memory);
        } finally {
            spawner.giveBack(memory);
        }
    }

    /// Waits until all is handed over, or only others write.
    @Override
    public void stop() {
        boolean waiting = true;
        while (waiting) {
            try {
                done.await();
                waiting = false;
            } catch (InterruptedException e) {
                requireNonNull(child).interrupt();
            }
        }
        SpawnedWatch ended = requireNonNull(watch);
        if (ended.hasLeft()) {
            output.line(Stream.ERR, OutputReader.LEFT);
        }
        ended.throwIfFailed();
    }
}
