package dev.runnable.engine;

import java.io.IOException;

/// The run could not be recorded any more and was ended for it. What was recorded before is good.
public final class RunLogFailure extends IOException {
    private static final long serialVersionUID = 1L;

    public RunLogFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
