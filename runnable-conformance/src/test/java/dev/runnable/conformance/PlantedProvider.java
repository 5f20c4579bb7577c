package dev.runnable.conformance;

import dev.runnable.local.LocalExecutorProvider;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.stream.Stream;

/// Makes the local executor with the bug that the configuration names.
public final class PlantedProvider implements ExecutorProvider {
    static final String TYPE = "planted";
    private static final String BUG = "bug";

    private final LocalExecutorProvider right = new LocalExecutorProvider();

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<String> settings() {
        return Stream.concat(Stream.of(BUG), right.settings().stream()).toList();
    }

    @Override
    public PlantedExecutor create(Settings settings) {
        String name = settings.text(BUG).orElse(NoBug.NONE.name());
        return new PlantedExecutor(right.create(settings), Bugs.named(name));
    }
}
