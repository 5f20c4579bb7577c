package @package@;

import dev.runnable.event.RunEvent;
import dev.runnable.spi.EventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes a line for each event. Called by one thread, after things have happened: it cannot hold a
/// run up, and what it throws is a warning.
final class @Name@Listener implements EventListener {
    private final Path file;

    @Name@Listener(Path file) {
        this.file = file;
    }

    @Override
    public void event(String runId, RunEvent event) throws IOException {
        String line = runId + " " + event.getClass().getSimpleName() + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
