package dev.runnable.service;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Extensions;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.ServiceProvider;
import dev.runnable.spi.TaskRunnerProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What services are told of the process.
record Context(
        Path workingDirectory,
        Map<String, String> environment,
        InstantSource clock,
        ZoneId zone,
        RandomGenerator random,
        Extensions all)
        implements ServiceContext {
    Context {
        environment = Map.copyOf(environment);
    }

    @Override
    public <T> List<T> extensions(Class<T> point) {
        return all.of(point).stream().map(Extension::provider).filter(Context::isSound).toList();
    }

    /// What cannot say its type is told of where it is looked for by type.
    private static boolean isSound(Object provider) {
        try {
            String type =
                    switch (provider) {
                        case ServiceProvider<?> service -> service.type();
                        case TaskRunnerProvider tasks -> tasks.type();
                        default -> "none";
                    };
            return type != null && !type.isBlank();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /// Leaves out the environment, which may hold secrets.
    @Override
    public String toString() {
        return "ServiceContext[" + workingDirectory + "]";
    }
}
