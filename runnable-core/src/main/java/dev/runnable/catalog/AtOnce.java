package dev.runnable.catalog;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with several files at once.
final class AtOnce {
    private AtOnce() {}

    /// What is to be done with a file.
    @FunctionalInterface
    interface Work<T, R> {
        R with(T file) throws InterruptedException;
    }

    /// @return a result for every file, in their order; nothing is under way any more
    static <T, R> List<R> each(Collection<T> files, Work<T, R> work) throws InterruptedException {
        Function<T, Callable<R>> task = file -> () -> work.with(file);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(files.stream().map(task).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
