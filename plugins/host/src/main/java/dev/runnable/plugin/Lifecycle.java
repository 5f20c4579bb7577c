package dev.runnable.plugin;

import dev.runnable.spi.SpiVersion;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.ServiceProviderExtensionFinder;
import org.pf4j.VersionManager;

/// Plugins from their loading to their stop, which is PF4J's. It is handed what was found and
/// checked before, each after those that it depends on: it looks for nothing, unpacks nothing and
/// writes nothing.
final class Lifecycle extends AbstractPluginManager {
    private final Map<Path, Found> byFile = new HashMap<>();
    private final SharedClasses shared = new SharedClasses();

    Lifecycle() {
        setSystemVersion(SpiVersion.current());
    }

    /// Loads a plugin and starts it.
    ///
    /// @return what it has thrown instead
    Optional<Throwable> start(Found found) {
        byFile.put(found.file(), found);
        try {
            String id = loadPlugin(found.file());
            PluginState state = startPlugin(id);
            return state.isStarted()
                    ? Optional.empty()
                    : Optional.of(getPlugin(id).getFailedException());
        } catch (RuntimeException | Error e) { // PF4J lets some errors pass
            return Optional.of(e);
        }
    }

    /// Stops what was started, the last first. Nobody can do anything about a plugin that fails
    /// now.
    void stop() {
        for (PluginWrapper plugin : List.copyOf(getStartedPlugins()).reversed()) {
            try {
                stopPlugin(plugin.getPluginId());
            } catch (RuntimeException | LinkageError e) {
                plugin.setFailedException(e);
            }
        }
    }

    PluginClasses classes(Found found) {
        return (PluginClasses) getPluginClassLoader(found.id());
    }

    @Override
    protected List<Path> createPluginsRoot() {
        return List.of();
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.copyOf(byFile.keySet());
            }

            @Override
            public boolean deletePluginPath(Path file) {
                return false; // what users put there is theirs
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path file) {
                return byFile.containsKey(file);
            }

            @Override
            public PluginDescriptor find(Path file) {
                return found(file).descriptor();
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path file) {
                return byFile.containsKey(file);
            }

            @Override
            public ClassLoader loadPlugin(Path file, PluginDescriptor descriptor) {
                List<PluginClasses> dependencies =
                        descriptor.getDependencies().stream()
                                .map(PluginDependency::getPluginId)
                                .map(Lifecycle.this::getPluginClassLoader)
                                .filter(PluginClasses.class::isInstance)
                                .map(PluginClasses.class::cast)
                                .toList();
                return new PluginClasses(
                        descriptor.getPluginId(), found(file).classpath(), dependencies, shared);
            }
        };
    }

    private Found found(Path file) {
        return Objects.requireNonNull(byFile.get(file));
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return Lifecycle::plugin;
    }

    /// Its plugin class is a plugin's own affair; most have none.
    private static Plugin plugin(PluginWrapper wrapper) {
        String name = wrapper.getDescriptor().getPluginClass();
        if (name.equals(Plugin.class.getName())) {
            return new Plugin();
        }
        try {
            Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
            if (!Plugin.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                throw new IllegalArgumentException(
                        "the plugin class " + name + " does not extend " + Plugin.class.getName());
            }
            return instance(type, wrapper);
        } catch (ReflectiveOperationException e) {
            throw new StartException(e);
        }
    }

    private static Plugin instance(Class<?> type, PluginWrapper wrapper)
            throws ReflectiveOperationException {
        try {
            return (Plugin) type.getConstructor(PluginWrapper.class).newInstance(wrapper);
        } catch (NoSuchMethodException _) { // the older of PF4J's two forms
            return (Plugin) type.getConstructor().newInstance();
        }
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {}

            @Override
            public void enablePlugin(String id) {}
        };
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new ServiceProviderExtensionFinder(this);
    }

    @Override
    protected VersionManager createVersionManager() {
        return Descriptor.VERSIONS;
    }
}
