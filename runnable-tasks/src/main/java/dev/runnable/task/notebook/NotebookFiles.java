package dev.runnable.task.notebook;

import dev.runnable.task.python.BridgeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts the Python files that execute notebooks where an interpreter can load them, and with them
/// the bridge's, which know what the JSON of a return is.
final class NotebookFiles {
    private static final String PACKAGE = "_runnable_notebook";
    private static final String MAIN = "notebook.py";
    private static final List<String> FILES =
            List.of(
                    MAIN,
                    "kernel.py",
                    PACKAGE + "/__init__.py",
                    PACKAGE + "/cells.py",
                    PACKAGE + "/console.py",
                    PACKAGE + "/failures.py",
                    PACKAGE + "/host.py",
                    PACKAGE + "/mask.py",
                    PACKAGE + "/returns.py",
                    PACKAGE + "/session.py");

    private NotebookFiles() {}

    static void writeTo(Path directory) throws IOException {
        BridgeFiles.writeTo(directory);
        Files.createDirectories(directory.resolve(PACKAGE));
        for (String name : FILES) {
            Files.writeString(directory.resolve(name), text(name));
        }
    }

    /// The file to start.
    static Path mainIn(Path directory) {
        return directory.resolve(MAIN);
    }

    static String text(String name) throws IOException {
        try (InputStream file = NotebookFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException("the notebook runner lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
