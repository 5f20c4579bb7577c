package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.spi.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What functions say that they return, read from their source text: Python is not asked, for to
/// import a module is to run it.
record Signatures(RunContext context) {
    private static final int LONGEST = 2_000_000;

    SequencedMap<String, JsonNode> samples(TaskSpec task) {
        SequencedMap<String, JsonNode> samples = new LinkedHashMap<>();
        List<ReturnSpec> returns = task.returns();
        Optional<String> annotation = annotation(task.command());
        if (annotation.isEmpty() || returns.isEmpty()) {
            return samples;
        }
        if (returns.size() == 1) {
            put(returns.getFirst(), Annotation.sample(annotation.get()), samples);
            return samples;
        }
        List<String> parts = Annotation.partsOfTuple(annotation.get());
        for (int i = 0; i < returns.size() && parts.size() == returns.size(); i++) {
            put(returns.get(i), Annotation.sample(parts.get(i)), samples);
        }
        return samples;
    }

    private static void put(
            ReturnSpec output, Optional<JsonNode> sample, SequencedMap<String, JsonNode> samples) {
        sample.ifPresent(value -> samples.put(output.name(), value));
    }

    /// The text behind `->`; empty where there is none, or no such function.
    private Optional<String> annotation(String command) {
        int dot = command.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return source(command.substring(0, dot))
                .flatMap(text -> annotation(text, command.substring(dot + 1)));
    }

    private static Optional<String> annotation(String text, String function) {
        Matcher head =
                Pattern.compile(
                                "^(?:async\\s+)?def\\s+" + Pattern.quote(function) + "\\s*\\(",
                                Pattern.MULTILINE)
                        .matcher(text);
        if (!head.find()) {
            return Optional.empty();
        }
        int end = Annotation.closing(text, head.end() - 1);
        Matcher arrow = Pattern.compile("\\s*->\\s*([^:]+):").matcher(text);
        return end > 0 && arrow.region(end + 1, text.length()).lookingAt()
                ? Optional.of(arrow.group(1).strip())
                : Optional.empty();
    }

    /// As Python looks for it.
    private Optional<String> source(String module) {
        String name = module.replace('.', '/') + ".py";
        return Stream.of(context.workingDirectory(), context.pipelineDirectory())
                .flatMap(folder -> text(folder, name).stream())
                .findFirst();
    }

    private static Optional<String> text(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (InvalidPathException | IOException e) { // told by whoever runs it
            return Optional.empty();
        }
    }
}
