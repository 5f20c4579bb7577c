package @package@;

import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Capability;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Set;

/// Makes the executor that configurations choose by `type: @name@`. Named in
/// `META-INF/services/dev.runnable.spi.ExecutorProvider`, by which the program finds it.
public final class @Name@Provider
        implements ExecutorProvider, Configured<GenericPipelineExecutor, @Name@Configuration> {
    static final String TYPE = "@name@";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<@Name@Configuration> configuration() {
        return @Name@Configuration.class;
    }

    /// Told by `runnable executors`.
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES);
    }

    /// Asked by `runnable executors --check`.
    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        return settings.bind(configuration())
                .map(it -> new @Name@Executor(it).lacking(SourceLocation.of(TYPE), context))
                .orElse(List.of());
    }

    @Override
    public GenericPipelineExecutor create(
            @Name@Configuration configuration, ServiceContext context) {
        return new @Name@Executor(configuration);
    }
}
