package dev.runnable.testkit.conformance;

/// Which kit this is.
final class Versions {
    private Versions() {}

    static String kit() {
        return Scenario.resource("version").strip();
    }
}
