package dev.runnable.engine;

import dev.runnable.graph.BranchPath;
import java.util.Optional;

/// A try that cannot begin: the parameters do not fit.
record Refused(String message) implements Fanout {
    @Override
    public Optional<Opening> next() {
        return Optional.empty();
    }

    @Override
    public void ended(BranchPath place, End end) {
        throw new IllegalStateException("it has no branches");
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Result result() {
        return new Failed(message);
    }
}
