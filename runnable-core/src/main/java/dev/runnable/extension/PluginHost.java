package dev.runnable.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Loads plugins. Found by [ServiceLoader], so that programs without plugins need not bring it
/// along.
public interface PluginHost {
    /// Loads all plugins of some folders, and finds what is on the class path too. Must cost
    /// nothing worth noticing where there are none.
    ///
    /// @param places the most important first: of two plugins of one id, the first is taken
    /// @return with a problem for each plugin that cannot be loaded
    Extensions load(List<PluginPlace> places);

    /// The same, which keeps what it has to unpack for the next process. Otherwise each process
    /// unpacks for itself.
    ///
    /// @param cache the private folder of this program for such things, absolute; made when it is
    ///   needed
    default PluginHost keepingIn(Path cache) {
        return this;
    }

    /// The one that is on the class path, looked for when there is something to load. Where it is
    /// not there, that is a problem of each folder.
    ///
    /// @param cache as for [#keepingIn]; empty where there is none
    static PluginHost whenNeeded(Optional<Path> cache) {
        return places -> places.isEmpty() ? Extensions.onClassPath() : host(cache).load(places);
    }

    /// The same, where nothing can be kept.
    static PluginHost whenNeeded() {
        return whenNeeded(Optional.empty());
    }

    private static PluginHost host(Optional<Path> cache) {
        PluginHost host = installed().orElse(it -> new WithoutHost(it, Extensions.onClassPath()));
        return cache.isPresent() ? host.keepingIn(cache.get()) : host;
    }

    /// The one that is on the class path.
    static Optional<PluginHost> installed() {
        return ServiceLoader.load(PluginHost.class, PluginHost.class.getClassLoader()).findFirst();
    }
}
