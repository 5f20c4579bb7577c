package dev.runnable.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import dev.runnable.conformance.Bug.Finder;
import dev.runnable.testkit.conformance.ExecutorConformance;
import dev.runnable.testkit.conformance.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What one test of the kit says of an executor.
///
/// @param failed what it failed with
/// @param others how else tests, or the class around them, ended
record KitRun(List<Throwable> failed, List<String> others) {
    static KitRun of(Supplier<Subject> subject, Finder test) {
        PlantedSubject.plant(subject);
        KitRun run = new KitRun(new ArrayList<>(), new ArrayList<>());
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectNestedMethod(
                                                List.of(PlantedSubject.class.getName()),
                                                ExecutorConformance.class.getName()
                                                        + "$"
                                                        + test.group(),
                                                test.method()))
                                .build(),
                        run.listener());
        return run;
    }

    private TestExecutionListener listener() {
        return new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == Status.FAILED && test.isTest()) {
                    failed.add(result.getThrowable().orElseThrow());
                } else if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
                    others.add(test.getDisplayName() + ": " + result);
                }
            }
        };
    }
}
