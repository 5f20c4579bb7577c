package dev.runnable.plugin;

import dev.runnable.extension.Extensions;
import dev.runnable.extension.PluginHost;
import dev.runnable.extension.PluginPlace;
import dev.runnable.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Loads plugins by PF4J where there are any.
public final class InstalledPlugins implements PluginHost {
    private final Optional<Path> cache;

    public InstalledPlugins() {
        this(Optional.empty());
    }

    private InstalledPlugins(Optional<Path> cache) {
        this.cache = cache;
    }

    @Override
    public PluginHost keepingIn(Path folder) {
        return new InstalledPlugins(Optional.of(folder));
    }

    @Override
    public Extensions load(List<PluginPlace> places) {
        List<Problem> ofFolders = new ArrayList<>();
        List<Candidate> candidates = candidates(places, ofFolders);
        return candidates.isEmpty() && ofFolders.isEmpty()
                ? Extensions.onClassPath()
                : load(candidates, ofFolders, cache);
    }

    private static List<Candidate> candidates(List<PluginPlace> places, List<Problem> problems) {
        return places.stream()
                .distinct()
                .flatMap(it -> Candidate.in(it, problems::add).stream())
                .distinct()
                .toList();
    }

    /// In a method of its own, as it is the first to load classes of PF4J.
    private static PluginSet load(
            List<Candidate> candidates, List<Problem> ofFolders, Optional<Path> cache) {
        return new Loading(new UnpackedZips(cache)).load(candidates, ofFolders);
    }

    /// All of these folders, with what is to be told of each of them.
    public static PluginSet examine(List<PluginPlace> places, Optional<Path> cache) {
        List<Problem> ofFolders = new ArrayList<>();
        return load(candidates(places, ofFolders), ofFolders, cache);
    }
}
