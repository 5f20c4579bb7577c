package dev.runnable.task.java;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the method that a command means.
final class UserMethods {
    private UserMethods() {}

    /// All methods of this name that can be called, at least one.
    static List<Method> named(Class<?> type, String name) throws TaskException {
        try {
            List<Method> callable = callable(type);
            List<Method> found =
                    callable.stream().filter(method -> method.getName().equals(name)).toList();
            if (found.isEmpty()) {
                throw notFound(type, name, callable);
            }
            if (found.stream().noneMatch(method -> Modifier.isStatic(method.getModifiers()))) {
                requireInstances(type, name);
            }
            return found;
        } catch (LinkageError e) {
            throw UserClasses.broken(e);
        }
    }

    private static List<Method> callable(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (!method.isSynthetic()
                        && !Modifier.isPrivate(method.getModifiers())
                        && !isOverridden(method, methods)) {
                    methods.add(method);
                }
            }
        }
        for (Method method : type.getMethods()) {
            if (method.isDefault() && !isOverridden(method, methods)) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static boolean isOverridden(Method method, List<Method> below) {
        return below.stream()
                .anyMatch(other ->
                        other.getName().equals(method.getName())
                                && Arrays.equals(
                                        other.getParameterTypes(), method.getParameterTypes()));
    }

    private static TaskException notFound(Class<?> type, String name, List<Method> callable) {
        Set<String> names =
                callable.stream()
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Optional<String> hint =
                Suggestion.didYouMean(name, names)
                        .or(() ->
                                names.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of("It has " + String.join(", ", names) + "."));
        boolean isPrivate =
                Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name));
        String what = isPrivate ? "a private method '" : "no method '";
        return TaskException.notFound(
                "class '" + type.getName() + "' has " + what + name + "'",
                isPrivate ? Optional.of("Make it public.") : hint);
    }

    private static void requireInstances(Class<?> type, String name) throws TaskException {
        boolean hasConstructor =
                Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor -> constructor.getParameterCount() == 0);
        if (!hasConstructor || Modifier.isAbstract(type.getModifiers())) {
            throw TaskException.of(
                            ProblemCode.BAD_COMMAND,
                            "method '%s' of '%s' needs an instance, and the class has no constructor without arguments"
                                    .formatted(name, type.getName()))
                    .withHint("Make the method static.");
        }
    }

    /// Of overloaded methods the one that takes the most of the names that there are.
    static Method choose(List<Method> methods, Set<String> names) throws TaskException {
        if (methods.size() == 1) {
            requireNames(methods.getFirst());
            return methods.getFirst();
        }
        for (Method method : methods) {
            requireNames(method);
        }
        List<Method> fitting =
                methods.stream()
                        .filter(method -> missing(method, names).isEmpty())
                        .sorted(Comparator.comparingLong(m -> -taken(m, names)))
                        .toList();
        if (fitting.isEmpty()) {
            throw unfitting("no overload of '%s' fits the parameters", methods, names);
        }
        Method best = fitting.getFirst();
        List<Method> equal =
                fitting.stream().filter(m -> taken(m, names) == taken(best, names)).toList();
        if (equal.size() > 1) {
            throw unfitting("several overloads of '%s' fit the parameters", equal, names);
        }
        return best;
    }

    private static TaskException unfitting(String what, List<Method> methods, Set<String> names) {
        String overloads =
                methods.stream().map(UserMethods::signature).collect(Collectors.joining(", "));
        return TaskException.of(
                        ProblemCode.BAD_COMMAND,
                        what.formatted(methods.getFirst().getName())
                                + ": "
                                + overloads
                                + "; there is "
                                + String.join(", ", new TreeSet<>(names)))
                .withHint("Give the methods different names, or other names to their arguments.");
    }

    static List<String> missing(Method method, Set<String> names) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !Optionals.contains(parameter.getType()))
                .map(Parameter::getName)
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static long taken(Method method, Set<String> names) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> names.contains(parameter.getName()))
                .count();
    }

    private static void requireNames(Method method) throws TaskException {
        if (!Arrays.stream(method.getParameters()).allMatch(Parameter::isNamePresent)) {
            throw TaskException.of(
                            ProblemCode.BAD_COMMAND,
                            "the names of the arguments of %s are not in its class"
                                    .formatted(signature(method)))
                    .withHint("Compile it with javac's option -parameters.");
        }
    }

    static String signature(Method method) {
        return Arrays.stream(method.getParameters())
                .map(p -> p.getType().getSimpleName() + " " + p.getName())
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
