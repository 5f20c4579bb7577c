package dev.runnable.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips visibly where no Docker engine answers, unless `RUNNABLE_REQUIRE` says that there has to
/// be one. Makes the image of the tests where it is not there yet.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresDocker.Condition.class)
@interface RequiresDocker {
    final class Condition implements ExecutionCondition {
        /// Asked for each class, found out once.
        private static final boolean THERE = DockerCommand.succeeds("docker", "version");

        private static final boolean READY =
                THERE && DockerCommand.succeeds("bash", "../.ci/test-image");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (READY) {
                return ConditionEvaluationResult.enabled("Docker is there");
            }
            String missing =
                    THERE ? "the image for tests cannot be made" : "no Docker engine answers";
            String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
            if (THERE || Arrays.asList(required.split(",", -1)).contains("docker")) {
                throw new IllegalStateException(missing);
            }
            return ConditionEvaluationResult.disabled(missing);
        }
    }
}
