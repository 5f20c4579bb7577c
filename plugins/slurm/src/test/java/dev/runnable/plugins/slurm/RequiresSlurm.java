package dev.runnable.plugins.slurm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips visibly where no Slurm takes jobs, unless `RUNNABLE_REQUIRE` says that there has to be
/// one. `.ci/slurm start FOLDER` starts one; `SLURM_CONF` then has to name the file that it tells.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresSlurm.Condition.class)
@interface RequiresSlurm {
    final class Condition implements ExecutionCondition {
        /// Asked for each class, found out once.
        private static final boolean THERE = RealCluster.isThere();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (THERE) {
                return ConditionEvaluationResult.enabled("Slurm is there");
            }
            String required = System.getenv().getOrDefault("RUNNABLE_REQUIRE", "");
            if (Arrays.asList(required.split(",", -1)).contains("slurm")) {
                throw new IllegalStateException("no Slurm answers");
            }
            return ConditionEvaluationResult.disabled("no Slurm answers");
        }
    }
}
