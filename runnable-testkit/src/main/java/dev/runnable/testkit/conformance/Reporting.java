package dev.runnable.testkit.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// Sees to it that what an executor does not do is not tested but asserted to be refused, and that
/// all results get into the summary.
final class Reporting implements InvocationInterceptor, TestWatcher {
    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        perform(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        perform(invocation, context);
    }

    private static void perform(Invocation<@Nullable Void> invocation, ExtensionContext context)
            throws Throwable {
        ExecutorConformance tests = tests(context);
        for (Behaviour behaviour : behaviours(context)) {
            Optional<String> why = tests.kit().subject().meaningless(behaviour);
            Optional<String> message = tests.kit().subject().refusal(behaviour);
            if (why.isPresent() || message.isPresent()) {
                invocation.skip();
            }
            if (why.isPresent()) {
                conclude(context, Conclusions.Result.NOT_MEANINGFUL, why.get());
                Assumptions.abort("%s: %s".formatted(behaviour.text(), why.get()));
            }
            if (message.isPresent()) {
                Refusal.isCertain(tests.kit(), behaviour, message.get());
                conclude(context, Conclusions.Result.UNSUPPORTED, message.get());
                return;
            }
        }
        invocation.proceed();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        conclude(context, Conclusions.Result.PASSED, "");
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        conclude(context, Conclusions.Result.SKIPPED, text(cause));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        conclude(context, Conclusions.Result.FAILED, text(cause));
    }

    private static String text(@Nullable Throwable cause) {
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private static void conclude(ExtensionContext context, Conclusions.Result result, String why) {
        Behaviour behaviour = behaviours(context).getFirst();
        String group =
                Optional.ofNullable(context.getRequiredTestClass().getAnnotation(DisplayName.class))
                        .map(DisplayName::value)
                        .orElse("");
        String name = group + ": " + context.getDisplayName();
        tests(context)
                .conclusions()
                .add(context.getUniqueId(), new Conclusions.Test(behaviour, name, result, why));
    }

    private static ExecutorConformance tests(ExtensionContext context) {
        return context.getRequiredTestInstances()
                .findInstance(ExecutorConformance.class)
                .orElseThrow();
    }

    private static List<Behaviour> behaviours(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Checks.class))
                .or(() ->
                        Optional.ofNullable(
                                context.getRequiredTestClass().getAnnotation(Checks.class)))
                .map(Checks::value)
                .map(Arrays::asList)
                .orElseThrow(
                        () -> new AssertionError("which behaviour? " + context.getDisplayName()));
    }
}
