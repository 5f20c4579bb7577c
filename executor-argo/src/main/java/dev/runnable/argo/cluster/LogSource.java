package dev.runnable.argo.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Where the logs of pods are read.
interface LogSource {
    /// Opens a log whose lines begin with their times.
    ///
    /// @param since the time of the first line that is wanted
    /// @param follow whether to wait for more until the container has ended
    /// @throws Refused when the cluster answers, but not with a log
    /// @throws IOException when it does not answer
    InputStream open(String pod, Optional<String> since, boolean follow)
            throws IOException, InterruptedException;

    /// The cluster has no log to give.
    final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final int code;

        Refused(int code, String message) {
            super(message);
            this.code = code;
        }

        /// The container has not begun, or never did.
        boolean isEarly() {
            return code == 400;
        }

        /// The pod is not there any more.
        boolean isGone() {
            return code == 404;
        }

        boolean isForbidden() {
            return code == 401 || code == 403;
        }
    }
}
