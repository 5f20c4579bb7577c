package dev.runnable.testkit.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

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
                throw new TestAbortedException(
                        "%s: %s".formatted(behaviour.text(), why.get()));
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

    private static void conclude(
            ExtensionContext context, Conclusions.Result result, String why) {
        Behaviour behaviour = behaviours(context).getFirst();
        String name =
                context.getParent().map(ExtensionContext::getDisplayName).orElse("")
                        + ": "
                        + context.getDisplayName();
        tests(context)
                .conclusions()
                .add(
                        context.getUniqueId(),
                        new Conclusions.Test(behaviour, name, result, why));
    }

    private static ExecutorConformance tests(ExtensionContext context) {
        return context.getRequiredTestInstances()
                .findInstance(ExecutorConformance.class)
                .orElseThrow();
    }

    private static List<Behaviour> behaviours(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Checks.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(), Checks.class))
                .map(Checks::value)
                .map(Arrays::asList)
                .orElseThrow(() ->
                        new AssertionError("which behaviour? " + context.getDisplayName()));
    }
}
