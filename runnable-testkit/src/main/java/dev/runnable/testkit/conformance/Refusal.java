package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.api.Assertions;

/// That a pipeline asks for what an executor does not do is told before anything is started.
final class Refusal {
    private static final String STEP = "probe";

    private Refusal() {}

    /// @param message a part of the problem's text
    static void isCertain(Kit kit, Behaviour behaviour, String message) throws Exception {
        Project project = kit.project(Scenario.of(behaviour.probe().orElseThrow()));
        List<Problem> problems = problems(kit, project, behaviour);

        assertThat(problems)
                .as("problems of a pipeline with '%s'", behaviour.text())
                .anySatisfy(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.toString()).contains(message, STEP);
                });
        assertThat(project.folder().resolve(".run_log_store"))
                .as("nothing was started")
                .satisfiesAnyOf(
                        folder -> assertThat(folder).doesNotExist(),
                        folder -> {
                            try (var runs = Files.list(folder)) {
                                assertThat(runs).isEmpty();
                            }
                        });
    }

    private static List<Problem> problems(Kit kit, Project project, Behaviour behaviour)
            throws Exception {
        try {
            kit.execute(project, Kit.RUN_ID);
        } catch (ProblemException e) {
            return e.problems();
        }
        return Assertions.fail(
                "'%s' is declared as not supported, but a pipeline with it was run"
                        .formatted(behaviour.text()));
    }
}
