package @package@;

import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes the listener that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.EventListenerProvider`, by which the program finds it.
public final class @Name@Provider implements EventListenerProvider {
    private static final String FILE = "file";

    @Override
    public String type() {
        return "@name@";
    }

    @Override
    public List<String> settings() {
        return List.of(FILE);
    }

    /// A mistake is told to the user with its place; what is returned then is never used.
    @Override
    public EventListener create(Settings settings, ServiceContext context) {
        Optional<String> file = settings.text(FILE);
        if (file.isEmpty() && !settings.has(FILE)) {
            settings.reject(FILE, "'" + FILE + "' is missing", "Name the file that gets the lines.");
        }
        Path folder = context.workingDirectory();
        return new @Name@Listener(folder.resolve(file.orElse("runs.txt")));
    }
}
