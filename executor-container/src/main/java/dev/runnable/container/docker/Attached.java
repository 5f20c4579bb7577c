package dev.runnable.container.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.runnable.process.LineSplitter;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Takes what a container writes, line by line. What its last line lacks of an end is no reason to
/// lose it.
final class Attached extends ResultCallback.Adapter<Frame> {
    private final LineSplitter out;
    private final LineSplitter err;
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Attached(TaskOutput output) {
        out = new LineSplitter(line -> output.line(Stream.OUT, line));
        err = new LineSplitter(line -> output.line(Stream.ERR, line));
    }

    void awaitConnection() throws EngineException {
        try {
            connected.join();
        } catch (CompletionException e) {
            throw EngineException.of(
                    e.getCause() instanceof RuntimeException failure ? failure : e);
        }
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        connected.complete(true);
    }

    @Override
    public void onNext(Frame frame) {
        byte[] bytes = frame.getPayload();
        (frame.getStreamType() == StreamType.STDERR ? err : out).add(bytes, 0, bytes.length);
    }

    @Override
    public void onError(Throwable failure) {
        connected.completeExceptionally(failure);
        end();
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        end();
        super.onComplete();
    }

    private void end() {
        if (!ended.isDone()) {
            out.end();
            err.end();
            ended.complete(null);
        }
    }
}
