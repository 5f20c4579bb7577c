package dev.runnable.container.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.util.concurrent.CompletableFuture;

/// Learns of a container's end.
final class Exit extends ResultCallback.Adapter<WaitResponse> {
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    CompletableFuture<Integer> code() {
        return code;
    }

    @Override
    public void onNext(WaitResponse response) {
        code.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable failure) {
        code.completeExceptionally(failure);
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        code.completeExceptionally(
                new IllegalStateException("the engine has closed the connection"));
        super.onComplete();
    }
}
