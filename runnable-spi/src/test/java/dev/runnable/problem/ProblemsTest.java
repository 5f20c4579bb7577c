package dev.runnable.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final SourceLocation PLACE = new SourceLocation("p.yaml", 3, 5);

    private final Problems problems = new Problems();

    @Test
    void mistakeInASharedBlockIsToldForTheFirstStepOnly() {
        Problem problem = Problem.error(ProblemCode.BAD_VALUE, PLACE, "bad");
        problems.add(problem.inStep("a"));
        problems.add(problem.inStep("b"));
        assertThat(problems.sorted()).containsExactly(problem.inStep("a"));
    }

    @Test
    void sameFindingOnAWholeFileIsToldForEveryStep() {
        Problem problem =
                Problem.error(ProblemCode.NOT_SUPPORTED, SourceLocation.of("p.yaml"), "no loops");
        problems.add(problem.inStep("a"));
        problems.add(problem.inStep("b"));
        assertThat(problems.sorted()).hasSize(2);
    }

    @Test
    void firstErrorIsKeptHoweverManyWarningsCameBefore() {
        for (int line = 1; line <= 3_000; line++) {
            SourceLocation place = new SourceLocation("p.yaml", line, 1);
            problems.add(Problem.warning(ProblemCode.UNREACHABLE_STEP, place, "unreachable"));
        }
        problems.add(Problem.error(ProblemCode.BAD_VALUE, PLACE, "bad"));
        assertThat(problems.sorted()).hasSize(1_001);
        assertThatThrownBy(problems::throwIfFailed)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("p.yaml:3:5");
    }

    @Test
    void nothingIsSuggestedForVeryLongNames() {
        String longName = "a".repeat(1_000_000);
        assertThat(Suggestion.nearest(longName, List.of(longName + "b"))).isEmpty();
    }

    @Test
    void nothingIsSuggestedForSingleLetters() {
        assertThat(Suggestion.nearest("a", List.of("b", "A", "ab"))).isEmpty();
        assertThat(Suggestion.nearest("ab", List.of("a", "b", "cd"))).isEmpty();
        assertThat(Suggestion.nearest("ab", List.of("ac"))).contains("ac");
    }

    @Test
    void excerptIsOneShortLine() {
        assertThat(Excerpt.quote("a\n\tb\u0007")).isEqualTo("'a\\n\\tb?'");
        assertThat(Excerpt.of("x".repeat(100))).hasSize(63).endsWith("x...");
        assertThat(Excerpt.of("x".repeat(59) + "🚀🚀")).isEqualTo("x".repeat(59) + "...");
    }
}
