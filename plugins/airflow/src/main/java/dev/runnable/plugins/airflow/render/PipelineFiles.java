package dev.runnable.plugins.airflow.render;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Where the files of a pipeline stand to each other: nested pipelines are named by paths between
/// them, wherever all of them are laid out.
final class PipelineFiles {
    private PipelineFiles() {}

    /// The texts by paths below one folder, in their order.
    ///
    /// @param texts by the names that they were found under, the pipeline's own first
    static SequencedMap<String, String> below(SequencedMap<String, String> texts) {
        Optional<Path> folder =
                texts.keySet().stream()
                        .map(PipelineFiles::folder)
                        .reduce(PipelineFiles::common)
                        .filter(it -> !it.toString().isEmpty());
        SequencedMap<String, String> below = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path path = Path.of(text.getKey()).normalize();
            Path relative = folder.map(it -> it.relativize(path)).orElse(path);
            String name = relative.toString().replace('\\', '/');
            below.put(below.isEmpty() ? withEnding(name) : name, text.getValue());
        }
        return below;
    }

    /// The pipeline may be a program, whose text is YAML all the same.
    private static String withEnding(String name) {
        return name.matches(".*\\.(yaml|yml|json)") ? name : name + ".yaml";
    }

    private static Path folder(String name) {
        return Optional.ofNullable(Path.of(name).normalize().getParent()).orElse(Path.of(""));
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!common.toString().isEmpty() && !other.startsWith(common)) {
            common = folder(common.toString());
        }
        return common;
    }
}
