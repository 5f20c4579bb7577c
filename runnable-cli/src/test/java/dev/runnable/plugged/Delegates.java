package dev.runnable.plugged;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;

/// `pipeline-executor: {type: delegate, config: {to: local}}`: leaves all to another executor.
public final class Delegates implements ExecutorProvider {
    @Override
    public String type() {
        return "delegate";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(List.of("to", "enable_parallel", "max_parallel"));
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        String to = settings.text("to").orElse("local");
        return context.extensions(ExecutorProvider.class).stream()
                .filter(it -> it.type().equals(to))
                .findFirst()
                .orElseThrow()
                .create(settings, context);
    }
}
