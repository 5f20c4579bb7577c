package dev.runnable.conformance;

/// As it should be.
enum NoBug implements Bug {
    NONE;

    @Override
    public Finder finder() {
        throw new IllegalStateException("there is nothing to find");
    }
}
