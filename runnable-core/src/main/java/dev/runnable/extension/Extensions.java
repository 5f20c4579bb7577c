package dev.runnable.extension;

import dev.runnable.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// All providers that there are. Thread-safe.
public interface Extensions {
    /// Those of one interface: of the class path first, then of plugins in the order of their ids.
    <T> List<Extension<T>> of(Class<T> point);

    /// What could not be loaded, with the file and the reason; the rest works.
    List<Problem> problems();

    /// Those on the class path.
    static Extensions onClassPath() {
        return new Extensions() {
            @Override
            public <T> List<Extension<T>> of(Class<T> point) {
                return ServiceLoader.load(point, Extensions.class.getClassLoader()).stream()
                        .map(it -> new Extension<>(it.get(), Optional.empty()))
                        .toList();
            }

            @Override
            public List<Problem> problems() {
                return List.of();
            }
        };
    }
}
