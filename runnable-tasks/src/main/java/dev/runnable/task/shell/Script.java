package dev.runnable.task.shell;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.TaskSpec;
import dev.runnable.process.SystemText;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.TaskAttempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A task's command as arguments of a shell, with the files that it needs for one attempt.
///
/// The text goes into the shell as an argument. When outputs are declared, a prologue comes first
/// that has them collected, and evaluates the text as if it stood there alone: a comment at its
/// end, a missing `fi` or an `exit` cannot reach the prologue.
final class Script implements AutoCloseable {
    /// Linux takes arguments below 128 KiB.
    private static final int LONGEST_ARGUMENT = 120 * 1024;

    private final ShellSettings settings;
    private final String text;
    private final Optional<Collection> collection;
    private final @Nullable Path textFile;

    private Script(
            ShellSettings settings,
            String text,
            Optional<Collection> collection,
            @Nullable Path textFile) {
        this.settings = settings;
        this.text = text;
        this.collection = collection;
        this.textFile = textFile;
    }

    /// @param posix the shell that stores outputs
    static Script of(TaskSpec task, ShellSettings settings, Path posix, ScratchFiles scratch)
            throws IOException {
        String text = task.command();
        Path textFile = null;
        if (!isArgument(text)) {
            textFile = Files.writeString(scratch.create("script"), text);
        }
        Optional<ShellDialect> dialect =
                task.returns().isEmpty() ? Optional.empty() : ShellDialect.of(settings.program());
        if (dialect.isEmpty()) {
            return new Script(settings, text, Optional.empty(), textFile);
        }
        Collection collection =
                new Collection(
                        dialect.get(),
                        posix,
                        scratch.create("returns"),
                        task.returns().stream().map(TaskSpec.ReturnSpec::name).toList());
        return new Script(settings, text, Optional.of(collection), textFile);
    }

    private static boolean isArgument(String text) {
        boolean isShort =
                text.length() <= LONGEST_ARGUMENT / 3
                        || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
        return isShort && SystemText.canPass(text);
    }

    /// The shell's name follows the script, so that it is `$0`, also in the shell's messages.
    List<String> arguments(Path program) {
        List<String> arguments = new ArrayList<>();
        arguments.add(program.toString());
        arguments.addAll(settings.arguments());
        arguments.add("-c");
        String prologue = collection.map(Collection::prologue).orElse("");
        String name = requireNonNull(program.getFileName()).toString();
        if (textFile != null) {
            arguments.addAll(List.of(prologue + ". " + Quoted.of(textFile.toString()), name));
        } else if (collection.isPresent()) {
            arguments.addAll(List.of(prologue + "eval \"shift;$1\"", name, text));
        } else {
            arguments.addAll(List.of(text, name));
        }
        return arguments;
    }

    /// The bytes that the collection has stored: `name=value`, each ended by a NUL.
    private byte[] exported() throws IOException {
        return collection.isEmpty() ? new byte[0] : Files.readAllBytes(collection.get().file());
    }

    /// After it has ended well.
    Succeeded succeeded(TaskAttempt attempt) throws IOException {
        List<TaskSpec.ReturnSpec> returns = attempt.node().task().returns();
        if (returns.isEmpty()) {
            return new Succeeded(new LinkedHashMap<>());
        }
        return new Succeeded(Outputs.read(exported(), returns, attempt.output()));
    }

    /// The files that it has made.
    List<Path> files() {
        return Stream.concat(
                        Optional.ofNullable(textFile).stream(),
                        collection.map(Collection::file).stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }
}
