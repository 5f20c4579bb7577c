package dev.runnable.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/// How processes are started, which nobody should be able to tell from what they do.
enum WayToStart {
    SPAWNED {
        @Override
        ChildProcesses processes() {
            Optional<Spawner> spawner = Spawner.ofThisSystem();
            assumeTrue(spawner.isPresent(), "this system has no posix_spawn that we know");
            return new ChildProcesses(() -> spawner);
        }
    },
    BY_THE_JDK {
        @Override
        ChildProcesses processes() {
            return new ChildProcesses(Optional::empty);
        }
    };

    abstract ChildProcesses processes();
}
