package @package@;

import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;

/// Makes the source that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.SecretSourceProvider`, by which the program finds it.
public final class @Name@Provider implements SecretSourceProvider {
    private static final String FOLDER = "folder";
    private static final String USUAL = "/run/secrets";

    @Override
    public String type() {
        return "@name@";
    }

    @Override
    public List<String> settings() {
        return List.of(FOLDER);
    }

    @Override
    public SecretSource create(Settings settings, ServiceContext context) {
        String folder = settings.text(FOLDER).orElse(USUAL);
        return new @Name@Source(context.workingDirectory().resolve(folder));
    }
}
