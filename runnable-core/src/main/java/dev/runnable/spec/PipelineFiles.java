package dev.runnable.spec;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The files of one reading, each read once: from the disk, or out of texts that were kept.
final class PipelineFiles {
    private final Map<String, String> given;
    private final boolean disk;
    private final YamlReader yaml = new YamlReader();
    private final SequencedMap<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Optional<Located>> trees = new HashMap<>();

    /// @param given texts by name, before those on the disk
    private PipelineFiles(Map<String, String> given, boolean disk) {
        this.given = given;
        this.disk = disk;
    }

    static PipelineFiles onDisk() {
        return new PipelineFiles(Map.of(), true);
    }

    /// As on the disk, but for one text.
    static PipelineFiles onDiskBut(String name, String text) {
        return new PipelineFiles(Map.of(name, text), true);
    }

    static PipelineFiles frozen(Map<String, String> texts) {
        return new PipelineFiles(texts, false);
    }

    /// All texts read so far, in the order of reading.
    SequencedMap<String, String> texts() {
        return texts;
    }

    /// The tree of the pipeline's own file.
    Optional<Located> tree(SourceFile file, Reporter reporter) {
        return text(file, reporter).flatMap(text -> parse(file, text, reporter));
    }

    /// The tree of a file that another one names at `place`.
    Optional<Located> included(SourceFile file, SourceLocation place, Reporter reporter) {
        Optional<Located> known = trees.get(file.name());
        if (known != null) {
            return known;
        }
        Problems found = new Problems();
        Optional<String> text = text(file, new Reporter(found));
        for (Problem problem : found.sorted()) {
            tell(problem, file, place, reporter);
        }
        return text.flatMap(content -> parse(file, content, reporter));
    }

    /// What concerns a file as a whole is told where the file is named.
    private static void tell(
            Problem problem, SourceFile file, SourceLocation place, Reporter reporter) {
        if (problem.location().line() > 0) {
            reporter.problems().add(problem);
            return;
        }
        String message =
                "the pipeline file '" + file.name() + "' cannot be read: " + problem.message();
        reporter.error(problem.code(), place, message, problem.hint());
    }

    private Optional<String> text(SourceFile file, Reporter reporter) {
        Optional<String> text = Optional.ofNullable(given.get(file.name()));
        if (text.isEmpty() && disk) {
            return yaml.text(file.path(), file.name(), reporter);
        }
        if (text.isEmpty()) {
            reporter.error(
                    ProblemCode.FILE_NOT_READABLE,
                    SourceLocation.of(file.name()),
                    "there is no such file here",
                    "Put it beside the pipeline.");
        }
        return text;
    }

    private Optional<Located> parse(SourceFile file, String text, Reporter reporter) {
        texts.put(file.name(), text);
        Optional<Located> tree = yaml.read(text, file.name(), reporter);
        trees.put(file.name(), tree);
        return tree;
    }
}
