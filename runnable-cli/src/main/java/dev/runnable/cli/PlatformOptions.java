package dev.runnable.cli;

import dev.runnable.run.Preparation;
import dev.runnable.spi.Platform;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.SubmitRequest;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a user may say of a pipeline whose executor writes the document of a platform.
final class PlatformOptions {
    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description =
                    "Where an executor that writes the document of a platform writes it; - prints it."
                            + " Default: as the configuration says.")
    private @Nullable String outputFile;

    @Option(
            names = "--submit",
            description =
                    "Also gives that document to the platform, and shows what happens there until"
                            + " it ends. Default: as the configuration says.")
    private boolean submit;

    @Option(names = "--detach", description = "With --submit: does not wait for the end.")
    private boolean detach;

    /// Writes the document, and runs it if that is wanted.
    ///
    /// @return the exit code
    int run(World world, Preparation.ForPlatform document, Supplier<Platform> connection) {
        Rendering rendering =
                new DocumentFile(world).write(document, Optional.ofNullable(outputFile));
        if (!submit && !document.translation().submits()) {
            return 0;
        }
        try (Platform platform = connection.get()) {
            return PlatformRuns.of(world, platform)
                    .submit(new SubmitRequest(rendering, new LinkedHashMap<>(), false), detach);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PlatformRuns.INTERRUPTED;
        }
    }
}
