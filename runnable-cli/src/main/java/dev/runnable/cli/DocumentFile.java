package dev.runnable.cli;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.Preparation;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The document of a platform as a file.
final class DocumentFile {
    /// In place of a file's name: the standard output.
    private static final String STANDARD_OUTPUT = "-";

    private final World world;

    DocumentFile(World world) {
        this.world = world;
    }

    /// Renders and writes.
    ///
    /// @param chosen the file that the user has named; `-` is the standard output
    Rendering write(Preparation.ForPlatform document, Optional<String> chosen) {
        document.warnings().forEach(problem -> Complaints.tell(world.terminal(), problem));
        Rendering rendering = document.translation().render();
        String file = chosen.orElse(rendering.file());
        write(Optional.of(file), rendering.text());
        world.terminal().tell("rendered: " + file + " (" + rendering.summary() + ")");
        return rendering;
    }

    /// @param chosen empty or `-`: the standard output
    void write(Optional<String> chosen, String text) {
        String file = chosen.orElse(STANDARD_OUTPUT);
        if (file.equals(STANDARD_OUTPUT)) {
            world.terminal().out().print(text);
        } else {
            write(file, text);
        }
    }

    private void write(String file, String text) {
        Path path = world.surroundings().workingDirectory().resolve(file);
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.NOT_WRITABLE,
                                    SourceLocation.of(file),
                                    "the document cannot be written: " + FileTrouble.reason(e))
                            .withHint("Name another file with --output-file, or '-' to print it."));
        }
    }
}
