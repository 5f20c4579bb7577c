package dev.runnable.plugin;

import dev.runnable.extension.Origin;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.SpiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From files to plugins that are started. Each step leaves out what it cannot use.
final class Loading {
    private final Reading reading;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Map<Path, Found> found = new LinkedHashMap<>();
    private final Map<Path, List<Brought>> brought = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Loading(UnpackedZips unpacked) {
        reading = new Reading(unpacked);
    }

    /// @param candidates the most important first
    /// @param ofFolders problems of the folders that they are from
    PluginSet load(List<Candidate> candidates, List<Problem> ofFolders) {
        candidates.forEach(this::read);
        Resolution resolution = new Resolution(SpiVersion.current(), problems::add);
        resolution.order(List.copyOf(found.values())).forEach(this::start);
        return new PluginSet(lifecycle, candidates.stream().map(this::report).toList(), ofFolders);
    }

    /// What was read of a file, if it could be.
    Optional<Found> found(Path file) {
        return Optional.ofNullable(found.get(file));
    }

    private void read(Candidate candidate) {
        try {
            found.put(candidate.file(), reading.read(candidate));
        } catch (UnusablePluginException e) {
            problems.add(e.problem());
        }
    }

    private void start(Found plugin) {
        Optional<Throwable> thrown = lifecycle.start(plugin);
        if (thrown.isPresent()) {
            Failure failure = Failure.of(thrown.get());
            problems.add(
                    Problem.error(
                                    ProblemCode.PLUGIN_NOT_STARTED,
                                    SourceLocation.of(plugin.file().toString()),
                                    "the plugin '%s' could not be started: it %s"
                                            .formatted(plugin.id(), failure.reason()))
                            .withHint(failure.hint()));
            return;
        }
        brought.put(plugin.file(), Providers.of(plugin, lifecycle.classes(plugin), problems::add));
    }

    private LoadedPlugin report(Candidate candidate) {
        Path file = candidate.file();
        Optional<Found> plugin = found(file);
        Optional<Origin> origin = plugin.map(Found::origin);
        return new LoadedPlugin(
                file,
                origin,
                plugin.map(it -> it.descriptor().getPluginDescription()).orElse(""),
                brought.containsKey(file),
                brought.getOrDefault(file, List.of()),
                problems.stream()
                        .filter(it -> it.location().file().equals(file.toString()))
                        .toList());
    }
}
