package dev.runnable.container.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits for an image.
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /// An interruption lets the engine go on: the image will be there the next time.
    void await() throws EngineException, InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw EngineException.of(
                    e.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(e.getCause()));
        }
    }

    @Override
    public void onNext(PullResponseItem item) {
        if (item.getErrorDetail() != null) {
            ended.completeExceptionally(
                    new DockerClientException(String.valueOf(item.getErrorDetail().getMessage())));
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.completeExceptionally(failure);
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        ended.complete(true);
        super.onComplete();
    }
}
