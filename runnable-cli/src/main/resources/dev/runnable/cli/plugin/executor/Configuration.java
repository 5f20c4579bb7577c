package @package@;

import dev.runnable.settings.Setting;
import java.util.List;

/// What a user may say about this executor. The program reads and checks it, and tells mistakes
/// with file and line.
record @Name@Configuration(
        @Setting(
                        description =
                                "A command that gets another command as its last arguments and runs"
                                        + " it. Where there is none, steps are started directly.",
                        examples = "[nice, -n, '10']")
                List<String> launcher,
        @Setting(description = "How many steps run at once.", defaultValue = "1", minimum = "1")
                int maxParallel) {
    @Name@Configuration {
        launcher = List.copyOf(launcher);
    }
}
