package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.LogRequest;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.PlatformRun;
import dev.runnable.spi.SubmitRequest;
import dev.runnable.spi.Submitted;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a run whose user goes away.
final class PlatformRunsTest {
    private static final PlatformRun RUN =
            new PlatformRun("w", "r1", StepState.RUNNING, "", Optional.empty(), Optional.empty());

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Platform.Stop> stops = new ArrayList<>();
    private boolean refuses;

    private PlatformRuns runs(Optional<Supplier<String>> answer) {
        Terminal terminal =
                new Terminal(
                        new ResultStream(OutputStream.nullOutputStream()),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Screen.NONE);
        return new PlatformRuns(terminal, new Stoppable(), answer);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whereNobodyCanBeAskedTheRunIsLeftAlone() {
        assertThat(runs(Optional.empty()).isStopping(RUN)).isFalse();
        assertThat(stops).isEmpty();
        assertThat(told())
                .isEqualTo(
                        """
                        the run goes on in there
                        to watch it: runnable argo watch w
                        to stop it: runnable argo stop w
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "what?"})
    void anythingButYesLeavesTheRunAlone(String answer) {
        assertThat(runs(Optional.of(() -> answer)).isStopping(RUN)).isFalse();
        assertThat(stops).isEmpty();
        assertThat(told()).contains("stop it? [y = yes, Enter = no]\nto watch it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", " YES "})
    void yesStopsIt(String answer) {
        assertThat(runs(Optional.of(() -> answer)).isStopping(RUN)).isTrue();
        assertThat(stops).containsExactly(Platform.Stop.IN_ORDER);
        assertThat(told()).endsWith("stopping it\n");
    }

    @Test
    void stopThatIsRefusedIsTold() {
        refuses = true;

        assertThat(runs(Optional.of(() -> "y")).isStopping(RUN)).isFalse();
        assertThat(told()).contains("error: argo: you may not [RNB-441]\nto watch it");
    }

    /// A platform that is asked to stop runs, and nothing else.
    private final class Stoppable implements Platform {
        @Override
        public String location() {
            return "there";
        }

        @Override
        public PlatformRun stop(String run, Stop how) {
            if (refuses) {
                throw new ProblemException(
                        Problem.error(
                                ProblemCode.NOT_PERMITTED,
                                SourceLocation.of("argo"),
                                "you may not"));
            }
            stops.add(how);
            return RUN;
        }

        @Override
        public Submitted submit(SubmitRequest request) {
            throw new AssertionError();
        }

        @Override
        public PlatformRun find(String run) {
            throw new AssertionError();
        }

        @Override
        public PlatformRun follow(String run, PlatformListener listener) {
            throw new AssertionError();
        }

        @Override
        public void logs(String run, LogRequest request, PlatformListener listener) {
            throw new AssertionError();
        }

        @Override
        public List<PlatformRun> list() {
            throw new AssertionError();
        }

        @Override
        public void close() {}
    }
}
