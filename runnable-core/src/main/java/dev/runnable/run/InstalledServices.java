package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.config.ServiceSearch;
import dev.runnable.extension.PluginPlace;
import dev.runnable.extension.PluginPlaces;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The services of this program and of all plugins that configurations have named until now.
/// Plugins are loaded when there is something to load, and again when more of them are named.
final class InstalledServices implements ServiceSearch {
    private final Surroundings surroundings;
    private final SequencedMap<Path, PluginPlace> places = new LinkedHashMap<>();
    private @Nullable Services services;

    InstalledServices(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Found find(List<PluginPlaces.Named> folders, Problems problems) {
        List<PluginPlace> wanted =
                new PluginPlaces(surroundings.environment(), surroundings.workingDirectory())
                        .all(folders, problems);
        int before = places.size();
        wanted.forEach(it -> places.putIfAbsent(it.folder(), it));
        Services known = services;
        if (known == null || places.size() > before) {
            known = new Services(surroundings.plugins().load(List.copyOf(places.values())));
            services = known;
        }
        return new Found(known.known(), wanted.stream().map(PluginPlace::folder).toList());
    }

    /// Of the configuration that was read last, and of those before it.
    Services services() {
        if (services == null) {
            find(List.of(), new Problems());
        }
        return requireNonNull(services);
    }
}
