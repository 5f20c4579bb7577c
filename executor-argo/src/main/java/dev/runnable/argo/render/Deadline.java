package dev.runnable.argo.render;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// When Argo ends a pod. A pod keeps the timeout of its step itself; Argo's is a net above it, for
/// a pod that cannot, with time to fetch the image.
final class Deadline {
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private Deadline() {}

    /// @param configured in seconds
    static OptionalLong of(Optional<Duration> timeout, OptionalInt configured) {
        if (timeout.isEmpty()) {
            return configured.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(configured.getAsInt());
        }
        long net = timeout.get().plus(MARGIN).plusMillis(999).toSeconds();
        return OptionalLong.of(configured.isEmpty() ? net : Math.min(net, configured.getAsInt()));
    }
}
