package @package@;

import dev.runnable.spi.Configured;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.ServiceContext;
import java.util.Map;

/// Makes the store that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.RunLogStoreProvider`, by which the program finds it.
public final class @Name@Provider
        implements RunLogStoreProvider, Configured<RunLogStore, @Name@Configuration> {
    static final String TYPE = "@name@";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<@Name@Configuration> configuration() {
        return @Name@Configuration.class;
    }

    @Override
    public RunLogStore create(@Name@Configuration configuration, ServiceContext context) {
        return new @Name@Store(context.workingDirectory().resolve(configuration.folder()));
    }

    /// For executors whose machines share a folder. A database needs no such settings: leave it out.
    @Override
    public Map<String, String> settingsIn(String folder) {
        return Map.of("folder", folder + "/" + TYPE);
    }
}
