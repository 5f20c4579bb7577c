package dev.runnable.task.java;

import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.BoundMethod;
import dev.runnable.spi.TaskAttempt;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of a user's method: find, bind, invoke, take what it returns.
final class UserCall {
    private final UserCommands commands;
    private final UserJson json;

    UserCall(UserCommands commands, UserJson json) {
        this.commands = commands;
        this.json = json;
    }

    /// @throws InvocationTargetException with what the user's code threw
    Succeeded run(TaskAttempt attempt) throws TaskException, InvocationTargetException {
        TaskSpec task = attempt.node().task();
        Optional<BoundMethod> bound = commands.bound(task.command());
        if (bound.isPresent()) {
            return run(bound.get(), attempt);
        }
        UserCommands.Target target = commands.find(task.command());
        Class<?> type = target.type();
        Thread.currentThread().setContextClassLoader(target.loader());
        UserObjects objects = new UserObjects(attempt.objects(), json, target.loader());
        ArgumentValues values = ArgumentValues.of(attempt);
        Method method = UserMethods.choose(target.methods(), values.values().keySet());
        @Nullable Object[] arguments = values.bind(method, objects);
        Object result =
                Modifier.isStatic(method.getModifiers())
                        ? invokeStatic(method, arguments)
                        : invoke(type, method, arguments);
        return new Succeeded(
                new Returned(objects)
                        .outputs(result, method.getGenericReturnType(), task.returns()));
    }

    private Succeeded run(BoundMethod bound, TaskAttempt attempt)
            throws TaskException, InvocationTargetException {
        ClassLoader loader = bound.method().getDeclaringClass().getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        UserObjects objects = new UserObjects(attempt.objects(), json, loader);
        Object result = new BoundCall(bound, ArgumentValues.of(attempt), objects).run();
        return new Succeeded(
                new Returned(objects)
                        .outputs(
                                result,
                                bound.method().getGenericReturnType(),
                                attempt.node().task().returns()));
    }

    static JavaCommand command(String text) throws TaskException {
        return JavaCommand.parse(text)
                .orElseThrow(() ->
                        TaskException.of(ProblemCode.BAD_COMMAND, "'" + text + "' names no method")
                                .withHint(
                                        "Write com.acme.Steps::method or"
                                                + " Steps.java::method."));
    }

    /// @throws InvocationTargetException with what the user's code threw
    static @Nullable Object invokeStatic(Method method, @Nullable Object... arguments)
            throws InvocationTargetException {
        try {
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object invoke(
            Class<?> type, Method method, @Nullable Object[] arguments)
            throws InvocationTargetException {
        try {
            method.setAccessible(true);
            return method.invoke(instance(type), arguments);
        } catch (ReflectiveOperationException e) {
            if (e instanceof InvocationTargetException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e);
        }
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
