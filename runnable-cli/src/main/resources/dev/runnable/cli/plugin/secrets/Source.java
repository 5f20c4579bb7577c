package @package@;

import dev.runnable.spi.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the secret `name` in the file `name` of a folder. Thread-safe.
final class @Name@Source implements SecretSource {
    private final Path folder;

    @Name@Source(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> find(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException("the secret '" + name + "' cannot be read", e);
        }
    }

    /// What a person does about a secret that is not there.
    @Override
    public String advice(String name) {
        return "Write it into the file " + folder.resolve(name) + ".";
    }
}
