package @package@;

import dev.runnable.settings.Setting;
import java.nio.file.Path;

/// What a user may say about this listener. The program reads and checks it, and tells mistakes
/// with file and line.
record @Name@Configuration(
        @Setting(description = "The file that gets the lines.", examples = "runs.txt")
                Path file) {}
