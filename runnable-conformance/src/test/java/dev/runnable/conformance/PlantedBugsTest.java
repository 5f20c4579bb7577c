package dev.runnable.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import dev.runnable.testkit.conformance.ExecutorConformance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The kit finds every bug, by the test that is about it.
final class PlantedBugsTest {
    private Set<ProcessHandle> before = new HashSet<>();

    @BeforeEach
    void remember() {
        before = descendants();
    }

    /// Some bugs are that something is left behind.
    @AfterEach
    void endWhatBugsHaveLeft() {
        Set<ProcessHandle> left = descendants();
        left.removeAll(before);
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    static Stream<Bug> bugs() {
        return Bugs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) {
        PlantedSubject.plant(bug);
        Bug.Finder finder = bug.finder();
        Results results = new Results();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectNestedMethod(
                                                List.of(PlantedSubject.class.getName()),
                                                ExecutorConformance.class.getName()
                                                        + "$"
                                                        + finder.group(),
                                                finder.method()))
                                .build(),
                        results);

        assertThat(results.failed)
                .as("tests that find %s; others: %s", bug, results.others)
                .hasSize(1);
    }

    @Test
    void thereAreManyAndEachHasANameOfItsOwn() {
        assertThat(bugs()).hasSizeGreaterThan(20).extracting(Bug::name).doesNotHaveDuplicates();
    }

    private static final class Results implements TestExecutionListener {
        private final List<String> failed = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED && test.isTest()) {
                failed.add(test.getDisplayName());
            } else if (test.isTest() || result.getThrowable().isPresent()) {
                others.add(test.getDisplayName() + ": " + result);
            }
        }
    }
}
