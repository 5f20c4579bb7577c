package dev.runnable.extension;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Providers of one class loader. Each interface is looked for once.
final class ClassPathExtensions implements Extensions {
    private final ClassLoader loader;
    private final Map<Class<?>, List<? extends Extension<?>>> known = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    ClassPathExtensions(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    @SuppressWarnings("unchecked") // by the key
    public synchronized <T> List<Extension<T>> of(Class<T> point) {
        return (List<Extension<T>>) known.computeIfAbsent(point, _ -> find(point));
    }

    private <T> List<Extension<T>> find(Class<T> point) {
        List<Extension<T>> found = new ArrayList<>();
        Iterator<T> all = ServiceLoader.load(point, loader).iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return List.copyOf(found);
                }
                found.add(new Extension<>(all.next(), Optional.empty()));
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(broken(e));
            }
        }
    }

    private static Problem broken(Throwable e) {
        return Problem.warning(
                        ProblemCode.BAD_PROVIDER,
                        SourceLocation.of("class path"),
                        "a provider cannot be made: "
                                + e.getMessage()
                                + Optional.ofNullable(e.getCause()).map(it -> ": " + it).orElse(""))
                .withHint("Remove its jar from the class path, or mend it.");
    }

    @Override
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }
}
