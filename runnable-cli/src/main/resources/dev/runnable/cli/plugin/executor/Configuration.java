package @package@;

import dev.runnable.spi.Settings;
import java.util.List;

/// What a user may say about this executor.
///
/// @param launcher a command that gets another command as its last arguments and runs it, for
///     instance `[nice, -n, "10"]`; empty: steps are started directly
/// @param maxParallel how many steps run at once, at least 1
record @Name@Configuration(List<String> launcher, int maxParallel) {
    private static final String LAUNCHER = "launcher";
    private static final String MAX_PARALLEL = "max_parallel";

    static final List<String> KEYS = List.of(LAUNCHER, MAX_PARALLEL);

    @Name@Configuration {
        launcher = List.copyOf(launcher);
    }

    /// Values of a wrong type are told to the user with file and line by the settings themselves.
    static @Name@Configuration of(Settings settings) {
        return new @Name@Configuration(
                settings.texts(LAUNCHER), settings.number(MAX_PARALLEL, 1).orElse(1));
    }
}
