package dev.runnable.cli;

/// What the launcher runs once on a machine so that the JVM can record an ahead-of-time cache. It
/// does what users do, so that the classes of a usual run are in the cache.
final class AotTraining {
    private AotTraining() {}

    static int run() {
        System.out.println("runnable " + Main.version());
        return 0;
    }
}
