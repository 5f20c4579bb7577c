package @package@;

import dev.runnable.spi.Configured;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.ServiceContext;

/// Makes the source that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.SecretSourceProvider`, by which the program finds it.
public final class @Name@Provider
        implements SecretSourceProvider, Configured<SecretSource, @Name@Configuration> {
    @Override
    public String type() {
        return "@name@";
    }

    @Override
    public Class<@Name@Configuration> configuration() {
        return @Name@Configuration.class;
    }

    @Override
    public SecretSource create(@Name@Configuration configuration, ServiceContext context) {
        return new @Name@Source(context.workingDirectory().resolve(configuration.folder()));
    }
}
