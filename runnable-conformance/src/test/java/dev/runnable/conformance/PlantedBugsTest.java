package dev.runnable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        KitRun run = KitRun.of(() -> PlantedSubject.impatient(bug), bug.finder());

        assertThat(run.failed()).as("tests that find %s; others: %s", bug, run.others()).hasSize(1);
    }

    @Test
    void thereAreManyAndEachHasANameOfItsOwn() {
        assertThat(bugs()).hasSizeGreaterThan(40).extracting(Bug::name).doesNotHaveDuplicates();
    }
}
