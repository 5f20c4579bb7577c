package dev.runnable.task.python;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips visibly where there is no Python, unless `RUNNABLE_REQUIRE` says that there has to be one.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPython.Condition.class)
@interface RequiresPython {
    final class Condition implements ExecutionCondition {
        /// Asked for each test, found out once.
        private static final Optional<String> MISSING = PythonRun.missing();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (MISSING.isEmpty()) {
                return ConditionEvaluationResult.enabled("Python is there");
            }
            if (System.getenv().getOrDefault("RUNNABLE_REQUIRE", "").contains("python")) {
                throw new IllegalStateException(MISSING.get());
            }
            return ConditionEvaluationResult.disabled(MISSING.get());
        }
    }
}
