package dev.runnable.image;

import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who we are to registries: as `docker login` has written it, or as a helper says that docker's
/// configuration names.
///
/// @param configuration docker's `config.json`; empty where there is none
record Credentials(Optional<Path> configuration) {
    RegistryImage of(String name) {
        RegistryImage image = RegistryImage.named(ImageNames.reference(name));
        configuration
                .filter(Files::isRegularFile)
                .map(file -> retriever(ImageNames.registry(name), file))
                .ifPresent(image::addCredentialRetriever);
        return image;
    }

    /// Of the library's own retrievers only those of other packages need Google's client.
    private static CredentialRetriever retriever(String registry, Path file) {
        return () -> {
            try {
                return DockerConfigCredentialRetriever.create(registry, file).retrieve(_ -> {});
            } catch (IOException e) {
                throw new CredentialRetrievalException(e);
            }
        };
    }
}
