package dev.runnable.task.python;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts the bridge's Python files where an interpreter can load them.
public final class BridgeFiles {
    static final String PACKAGE = "_runnable_bridge";
    static final String MAIN = "bridge.py";
    private static final List<String> MODULES =
            List.of(
                    "__init__",
                    "binding",
                    "casts",
                    "channel",
                    "errors",
                    "modules",
                    "objects",
                    "once",
                    "reducers",
                    "results",
                    "scalars",
                    "signatures",
                    "state",
                    "streams",
                    "structures",
                    "worker");

    private BridgeFiles() {}

    /// @return the file to start
    public static Path writeTo(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(PACKAGE));
        for (String module : MODULES) {
            copy(PACKAGE + "/" + module + ".py", directory);
        }
        copy(MAIN, directory);
        return directory.resolve(MAIN);
    }

    private static void copy(String name, Path directory) throws IOException {
        try (InputStream file = BridgeFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException("the bridge lacks " + name);
            }
            Files.copy(file, directory.resolve(name));
        }
    }
}
