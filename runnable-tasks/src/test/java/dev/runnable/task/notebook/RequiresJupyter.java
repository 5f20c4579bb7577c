package dev.runnable.task.notebook;

import dev.runnable.fixture.Recorded;
import dev.runnable.process.ChildProcesses;
import dev.runnable.process.Command;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips visibly where no Python has Jupyter, unless `RUNNABLE_REQUIRE` says that one has to.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresJupyter.Condition.class)
@interface RequiresJupyter {
    final class Condition implements ExecutionCondition {
        /// Asked for each test, found out once. No thread but this one may need this class
        /// meanwhile: it would wait for ever.
        private static final Optional<String> PYTHON =
                Stream.of("python3", "/usr/bin/python3").filter(Condition::hasJupyter).findFirst();

        private static boolean hasJupyter(String python) {
            Command command =
                    new Command(
                            List.of("/usr/bin/env", python, "-c", "import nbclient, ipykernel"),
                            System.getenv(),
                            Path.of(".").toAbsolutePath());
            try (ChildProcesses processes = new ChildProcesses()) {
                return processes.run(command, new Recorded()) == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (PYTHON.isPresent()) {
                return ConditionEvaluationResult.enabled(PYTHON.get() + " has Jupyter");
            }
            String reason = "neither python3 nor /usr/bin/python3 has nbclient and ipykernel";
            if (System.getenv().getOrDefault("RUNNABLE_REQUIRE", "").contains("jupyter")) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        /// The interpreter that has it.
        static String python() {
            return PYTHON.orElseThrow();
        }
    }
}
