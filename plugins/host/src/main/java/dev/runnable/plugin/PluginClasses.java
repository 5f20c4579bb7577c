package dev.runnable.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The classes of one plugin: its own first, then those of the plugins that it depends on, then
/// what this program shows. What is this program's by name is never taken from the plugin.
///
/// Its name, the plugin's id, is in the frames of stack traces, which is how a failure is
/// attributed.
final class PluginClasses extends URLClassLoader {
    private final List<PluginClasses> dependencies;

    static {
        registerAsParallelCapable();
    }

    PluginClasses(
            String id,
            List<Path> classpath,
            List<PluginClasses> dependencies,
            SharedClasses parent) {
        super(id, urls(classpath), parent);
        this.dependencies = List.copyOf(dependencies);
    }

    private static URL[] urls(List<Path> classpath) {
        URL[] urls = new URL[classpath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classpath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not a file: " + classpath.get(i), e);
            }
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String type, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(type)) {
            Class<?> found = findLoadedClass(type);
            if (found == null) {
                found = isNotOurs(type) ? getParent().loadClass(type) : own(type);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private static boolean isNotOurs(String type) {
        return type.startsWith("java.") || SharedClasses.isShared(type);
    }

    private Class<?> own(String type) throws ClassNotFoundException {
        try {
            return findClass(type);
        } catch (ClassNotFoundException e) {
            for (PluginClasses dependency : dependencies) {
                Class<?> found = dependency.ownOrNull(type);
                if (found != null) {
                    return found;
                }
            }
            return getParent().loadClass(type);
        }
    }

    /// Of the plugin itself and of those that it depends on.
    private @Nullable Class<?> ownOrNull(String type) {
        try {
            Class<?> found = loadClass(type);
            return found.getClassLoader() instanceof PluginClasses ? found : null;
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL found = findResource(name);
        for (int i = 0; found == null && i < dependencies.size(); i++) {
            found = dependencies.get(i).findResource(name);
        }
        return found == null ? getParent().getResource(name) : found;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>(Collections.list(findResources(name)));
        for (PluginClasses dependency : dependencies) {
            found.addAll(Collections.list(dependency.findResources(name)));
        }
        found.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(found);
    }

    /// Whether the plugin itself has the class.
    boolean brings(String type) {
        return findResource(type.replace('.', '/') + ".class") != null;
    }
}
