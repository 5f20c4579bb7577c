package dev.runnable.conformance;

import dev.runnable.local.LocalExecutorProvider;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;

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
    public SettingsShape settings() {
        return right.settings().with(SettingsShape.ofKeys(List.of(BUG)));
    }

    @Override
    public PlantedExecutor create(Settings settings, ServiceContext context) {
        String name = settings.text(BUG).orElse(NoBug.NONE.name());
        TraversingExecutor local = (TraversingExecutor) right.create(settings, context);
        return new PlantedExecutor(local, Bugs.named(name));
    }
}
