package dev.runnable.plugged;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// `secrets: {type: properties, config: {file: secrets.properties}}`.
public final class PropertiesSecrets implements SecretSourceProvider {
    @Override
    public String type() {
        return "properties";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(List.of("file"));
    }

    @Override
    public SecretSource create(Settings settings, ServiceContext context) {
        Optional<String> file = settings.text("file");
        if (file.isEmpty()) {
            settings.reject("file", "it is not said where the secrets are", "Add 'file: NAME'.");
        }
        return new OfFile(context.workingDirectory().resolve(file.orElse("")));
    }

    private record OfFile(Path file) implements SecretSource {
        @Override
        public Optional<String> find(String name) {
            Properties all = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                all.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.ofNullable(all.getProperty(name));
        }

        @Override
        public String advice(String name) {
            return "Add '" + name + "=...' to " + file.getFileName() + ".";
        }
    }
}
