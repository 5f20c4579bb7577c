package dev.runnable.testkit.conformance;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Proves that an executor keeps what this program promises. Extend it, say what is tested, and run
/// it as any JUnit test:
///
/// ```java
/// final class SlurmConformanceTest extends ExecutorConformance {
///     @Override
///     protected Subject subject() {
///         return Subject.of("pipeline-executor: {type: slurm}")
///                 .without(Behaviour.COMPOSITE_TIMEOUT, "has no timeout");
///     }
/// }
/// ```
///
/// The executor has to be on the class path of the tests, and so has `runnable-cli`: some tests
/// start the command line as a process, interrupt and kill it. What the runs have left stays in
/// `target/conformance/NAME`, a summary is in `target/conformance/NAME.json`.
@ExtendWith(Reporting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExecutorConformance {
    private static final int MOST_TRIES = 100;

    private final Conclusions conclusions = new Conclusions();
    private @Nullable Kit kit;

    /// What is tested. Called once; may skip all tests by JUnit's assumptions where this machine
    /// lacks what the executor needs.
    protected abstract Subject subject();

    @BeforeAll
    final void prepare() throws IOException, InterruptedException {
        Subject subject = subject();
        Path folder = subject.folder().toAbsolutePath().normalize().resolve(name());
        delete(folder);
        subject.shareClasses(Files.createDirectories(folder));
        kit = new Kit(subject, folder);
    }

    @AfterAll
    final void summarise() throws IOException {
        if (kit != null) {
            Path file = Path.of("target", "conformance", name() + ".json");
            conclusions.write(file, name(), kit.subject());
        }
    }

    private String name() {
        return getClass().getSimpleName();
    }

    /// What an executor has left behind from the last time may still write there.
    private static void delete(Path folder) throws IOException {
        for (int tries = 1; Files.exists(folder); tries++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (DirectoryNotEmptyException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    final Kit kit() {
        if (kit == null) {
            throw new IllegalStateException("prepare() has not been called");
        }
        return kit;
    }

    final Conclusions conclusions() {
        return conclusions;
    }

    @Nested
    @DisplayName("Order")
    final class Order extends OrderGroup {
        Order() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Parameters")
    final class Parameters extends ParameterGroup {
        Parameters() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Fan-out and reducers")
    final class FanOut extends FanOutGroup {
        FanOut() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Conditionals, loops and nested pipelines")
    final class Control extends ControlGroup {
        Control() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Failures and retries")
    final class Failures extends FailureGroup {
        Failures() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Timeouts")
    final class Timeouts extends TimeoutGroup {
        Timeouts() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Tasks")
    final class Tasks extends TaskGroup {
        Tasks() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Console output")
    final class Console extends ConsoleGroup {
        Console() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Hostile names and values")
    final class HostileOnes extends HostileGroup {
        HostileOnes() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Catalog")
    final class Catalog extends CatalogGroup {
        Catalog() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Secrets")
    final class Secrets extends SecretGroup {
        Secrets() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Cancelled, killed and retried runs")
    final class Interruptions extends InterruptionGroup {
        Interruptions() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("Whole runs")
    final class Whole extends WholeGroup {
        Whole() {
            super(kit());
        }
    }

    @Nested
    @DisplayName("The contract of executors")
    final class Contract extends ContractGroup {
        Contract() {
            super(kit());
        }
    }
}
