package dev.runnable.spi;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a service may know of the process that it is made for. Whatever is ambient comes in here: a
/// service never asks the process for its environment, folder, time or random numbers. Immutable
/// and thread-safe. Made by this program only: later versions may tell more.
public interface ServiceContext {
    /// Where relative names of files begin, absolute.
    Path workingDirectory();

    /// The variables of the user's process. What is secret among them must not get into messages.
    Map<String, String> environment();

    InstantSource clock();

    /// The zone in which the user reads times.
    ZoneId zone();

    /// For names that no other process has. Must not decide what a run does.
    RandomGenerator random();

    /// All that implement an interface of this package that is found by [java.util.ServiceLoader]:
    /// those of this program, of the class path and of other plugins. For services that are made of
    /// others, such as an executor that hands some steps on to another one, or that runs tasks by
    /// [TaskType]s.
    ///
    /// @param point for instance `ExecutorProvider.class`
    /// @return those of this program first. Of those that are broken none is in it
    <T> List<T> extensions(Class<T> point);
}
