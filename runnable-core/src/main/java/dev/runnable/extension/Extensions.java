package dev.runnable.extension;

import dev.runnable.problem.Problem;
import java.util.List;

/// All providers that there are. Thread-safe.
public interface Extensions extends AutoCloseable {
    /// Those of one interface: of the class path first, then of plugins in the order of their ids.
    /// What cannot be made is left out, and told by [#problems].
    <T> List<Extension<T>> of(Class<T> point);

    /// What could not be loaded, with the file and the reason; the rest works.
    List<Problem> problems();

    /// Stops the plugins. Called when nothing of them is used any more.
    @Override
    default void close() {}

    /// Those on the class path.
    static Extensions onClassPath() {
        return new ClassPathExtensions(Extensions.class.getClassLoader());
    }
}
