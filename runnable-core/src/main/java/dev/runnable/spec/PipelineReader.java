package dev.runnable.spec;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads pipeline files. Whatever they hold, the outcome is a checked pipeline or all that is wrong
/// with them.
public final class PipelineReader {
    private PipelineReader() {}

    /// Reads a pipeline and the files that its steps of type `dag` name.
    ///
    /// @param displayName the file as the user named it
    public static PipelineReading read(Path file, String displayName, CommandTypes types) {
        return read(PipelineFiles.onDisk(), new SourceFile(displayName, file), types);
    }

    /// Reads a pipeline whose text is not that of its file, for instance because the file is a
    /// program that has made it. Files that its steps name are read as from there.
    ///
    /// @param displayName the file as the user named it
    public static PipelineReading readText(
            String text, Path file, String displayName, CommandTypes types) {
        return read(
                PipelineFiles.onDiskBut(displayName, text),
                new SourceFile(displayName, file),
                types);
    }

    /// Reads a pipeline that names no other file.
    public static PipelineReading readText(String text, String displayName, CommandTypes types) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(displayName, text);
        return readTexts(texts, types);
    }

    /// Reads a pipeline from [Pipeline#texts()], for instance those that a run has frozen.
    ///
    /// @param texts by name, the pipeline first; not empty
    public static PipelineReading readTexts(
            SequencedMap<String, String> texts, CommandTypes types) {
        String name = texts.firstEntry().getKey();
        return read(PipelineFiles.frozen(texts), new SourceFile(name, Path.of(name)), types);
    }

    private static PipelineReading read(PipelineFiles files, SourceFile file, CommandTypes types) {
        Problems problems = new Problems();
        SpecContext context = SpecContext.root(file, files, types, new Reporter(problems));
        Optional<Pipeline> pipeline = new DocumentSpecReader(context).readPipeline();
        return new PipelineReading(
                problems.failed() ? Optional.empty() : pipeline, problems.sorted());
    }
}
