package dev.runnable.plugged;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.json.EventText;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// `listeners: [{type: diary, config: {file: diary.txt}}]`.
public final class Diary implements EventListenerProvider {
    @Override
    public String type() {
        return "diary";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(List.of("file"));
    }

    @Override
    public EventListener create(Settings settings, ServiceContext context) {
        return new Writing(
                context.workingDirectory().resolve(settings.text("file").orElse("diary.txt")));
    }

    private record Writing(Path file) implements EventListener {
        @Override
        public void event(String runId, RunEvent event) throws IOException {
            add(runId + " " + EventText.write(event));
        }

        @Override
        public void line(
                String runId, StepPath step, int attempt, TaskOutput.Stream stream, String line)
                throws IOException {
            add("%s [%s] %s".formatted(runId, step, line));
        }

        @Override
        public void close() throws IOException {
            add("the end");
        }

        private void add(String line) throws IOException {
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
