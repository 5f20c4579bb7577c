package dev.runnable.extension;

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

    /// The one that is on the class path.
    static Optional<PluginHost> installed() {
        return ServiceLoader.load(PluginHost.class, PluginHost.class.getClassLoader()).findFirst();
    }
}
