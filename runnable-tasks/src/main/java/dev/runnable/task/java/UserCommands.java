package dev.runnable.task.java;

import dev.runnable.spi.BoundMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What commands mean, each found once: a map may give one to ten thousand items. Thread-safe.
final class UserCommands {
    /// @param methods that the command may mean, overloads of one name
    /// @param loader of classes and services during the call
    record Target(Class<?> type, List<Method> methods, ClassLoader loader) {}

    private final UserClasses classes;
    private final Map<String, Target> known = new ConcurrentHashMap<>();

    UserCommands(UserClasses classes) {
        this.classes = classes;
    }

    Optional<BoundMethod> bound(String text) {
        return classes.bound(text);
    }

    /// What cannot be found is looked for again by the next attempt.
    Target find(String text) throws TaskException {
        Target target = known.get(text);
        if (target == null) {
            JavaCommand command = UserCall.command(text);
            Class<?> type = classes.find(command);
            List<Method> methods = UserMethods.named(type, command.method());
            target = new Target(type, methods, classes.context(type));
            known.put(text, target);
        }
        return target;
    }
}
