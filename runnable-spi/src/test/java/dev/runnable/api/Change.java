package dev.runnable.api;

/// How much a change asks of a version, the least first.
enum Change {
    NONE,
    ADDITION,
    BREAK;

    static Change greater(Change a, Change b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
