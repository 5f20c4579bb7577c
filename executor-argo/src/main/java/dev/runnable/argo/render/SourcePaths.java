package dev.runnable.argo.render;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Where the files of a pipeline stand to each other, wherever they were read: nested pipelines are
/// named by paths between them.
final class SourcePaths {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private SourcePaths() {}

    /// The texts by paths below a folder that holds them all. The first one, which may be a
    /// program's, gets the ending of what its text is.
    static SequencedMap<String, String> relative(SequencedMap<String, String> sources) {
        List<Path> paths =
                sources.keySet().stream().map(name -> Path.of(name).normalize()).toList();
        Path common = common(paths);
        SequencedMap<String, String> relative = new LinkedHashMap<>();
        for (String text : sources.values()) {
            Path path = paths.get(relative.size());
            String name = text(common, path);
            relative.put(relative.isEmpty() ? withEnding(name) : name, text);
        }
        return relative;
    }

    private static String withEnding(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith) ? name : name + ".yaml";
    }

    private static String text(Path common, Path path) {
        int depth = common.getNameCount();
        int from = common.toString().isEmpty() ? 0 : depth;
        return path.subpath(from, path.getNameCount()).toString().replace('\\', '/');
    }

    /// The deepest folder that is above all of them; the empty path for none.
    private static Path common(List<Path> paths) {
        Path common = parent(paths.getFirst());
        while (!common.toString().isEmpty() && !isAbove(common, paths)) {
            common = parent(common);
        }
        return common;
    }

    private static boolean isAbove(Path folder, List<Path> paths) {
        return paths.stream().allMatch(path -> path.startsWith(folder));
    }

    private static Path parent(Path path) {
        return Objects.requireNonNullElse(path.getParent(), Path.of(""));
    }
}
