package @package@;

import dev.runnable.spi.Configured;
import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.ServiceContext;

/// Makes the listener that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.EventListenerProvider`, by which the program finds it.
public final class @Name@Provider
        implements EventListenerProvider, Configured<EventListener, @Name@Configuration> {
    @Override
    public String type() {
        return "@name@";
    }

    @Override
    public Class<@Name@Configuration> configuration() {
        return @Name@Configuration.class;
    }

    @Override
    public EventListener create(@Name@Configuration configuration, ServiceContext context) {
        return new @Name@Listener(context.workingDirectory().resolve(configuration.file()));
    }
}
