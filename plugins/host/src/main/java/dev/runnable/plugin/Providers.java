package dev.runnable.plugin;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes the providers of one plugin. One that cannot be made is told, the others are there.
final class Providers {
    private final Found plugin;
    private final PluginClasses classes;
    private final Consumer<Problem> problems;
    private final List<Brought> brought = new ArrayList<>();

    private Providers(Found plugin, PluginClasses classes, Consumer<Problem> problems) {
        this.plugin = plugin;
        this.classes = classes;
        this.problems = problems;
    }

    static List<Brought> of(Found plugin, PluginClasses classes, Consumer<Problem> problems) {
        Providers providers = new Providers(plugin, classes, problems);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            providers.makeAll();
        } catch (IOException e) {
            providers.tell(
                    ProblemCode.PLUGIN_NOT_READABLE,
                    "the plugin cannot be read: " + FileTrouble.reason(e),
                    "Get it anew.");
        } finally {
            thread.setContextClassLoader(before);
        }
        return List.copyOf(providers.brought);
    }

    private void makeAll() throws IOException {
        for (String name : ServiceFiles.points(plugin.classpath())) {
            Optional<Class<?>> point = point(name);
            if (point.isEmpty()) {
                problems.accept(unknown(name));
                continue;
            }
            for (String provider : ServiceFiles.providers(classes, name)) {
                make(provider, point.get());
            }
        }
    }

    private static Optional<Class<?>> point(String name) {
        try {
            if (!SharedClasses.isShared(name)) {
                return Optional.empty();
            }
            Class<?> point = Class.forName(name, false, SharedClasses.class.getClassLoader());
            return point.isInterface() ? Optional.of(point) : Optional.empty();
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private Problem unknown(String name) {
        return Problem.warning(
                        ProblemCode.UNKNOWN_EXTENSION_POINT,
                        location(),
                        "the plugin %s brings something for %s, which this program does not have"
                                .formatted(Excerpt.quote(plugin.id()), Excerpt.quote(name)))
                .withHint("A newer version may have it. What else the plugin brings is there.");
    }

    private void make(String name, Class<?> point) {
        String what =
                "the provider %s of the plugin %s".formatted(name, Excerpt.quote(plugin.id()));
        try {
            Class<?> type = Class.forName(name, true, classes);
            if (!point.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                tell(
                        ProblemCode.BROKEN_PROVIDER,
                        "%s does not implement %s".formatted(what, point.getName()),
                        "Name a class that does in META-INF/services/" + point.getName() + ".");
                return;
            }
            Object provider = type.getConstructor().newInstance();
            brought.add(new Brought(point, name(point, provider), provider));
        } catch (ClassNotFoundException _) {
            tell(
                    ProblemCode.BROKEN_PROVIDER,
                    what + " is not there",
                    "META-INF/services/" + point.getName() + " names it; is it in the plugin?");
        } catch (NoSuchMethodException _) {
            tell(
                    ProblemCode.BROKEN_PROVIDER,
                    what + " has no public constructor without arguments",
                    "It and its class have to be public.");
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            Failure failure = Failure.of(e);
            tell(
                    failure.twoJacksons() ? ProblemCode.TWO_JACKSONS : ProblemCode.BROKEN_PROVIDER,
                    what + " " + failure.reason(),
                    failure.hint());
        }
    }

    /// All interfaces of providers have a `type` by which theirs is chosen.
    private static String name(Class<?> point, Object provider)
            throws ReflectiveOperationException {
        try {
            Method type = point.getMethod("type");
            return String.valueOf(type.invoke(provider));
        } catch (NoSuchMethodException _) {
            return provider.getClass().getSimpleName();
        }
    }

    private SourceLocation location() {
        return SourceLocation.of(plugin.file().toString());
    }

    private void tell(ProblemCode code, String message, String hint) {
        problems.accept(Problem.error(code, location(), message).withHint(hint));
    }
}
