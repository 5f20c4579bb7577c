package dev.runnable.task.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.task.AnyLengthJson;
import dev.runnable.task.SharedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files by which one call is asked for and answered.
///
/// @param folder of this call alone
record CallFiles(Path folder) {
    void write(ObjectNode request) throws IOException {
        Path file = folder.resolve("request.json");
        Files.write(file, AnyLengthJson.MAPPER.writeValueAsBytes(request.put("marker", "")));
        SharedFolders.open(file);
    }

    /// Empty when the process ended before it could answer.
    Optional<Answer> answer() throws IOException {
        Path file = folder.resolve("answer.json");
        return Files.exists(file)
                ? Optional.of(Answer.of(AnyLengthJson.MAPPER.readTree(file.toFile())))
                : Optional.empty();
    }
}
