package @package@;

import dev.runnable.settings.Setting;
import java.nio.file.Path;

/// What a user may say about this store. The program reads and checks it, and tells mistakes with
/// file and line.
record @Name@Configuration(
        @Setting(description = "The folder that has a file for each run.", defaultValue = "runs")
                Path folder) {}
