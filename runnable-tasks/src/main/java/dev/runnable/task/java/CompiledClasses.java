package dev.runnable.task.java;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Classes that were compiled in memory, above the user's libraries.
final class CompiledClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final Map<String, URI> origins = new ConcurrentHashMap<>();

    CompiledClasses(ClassLoader libraries) {
        super(libraries); // without a name, which would stand in every frame of a trace
    }

    /// Adds classes by binary name. One that is there already stays: it comes from the same file.
    ///
    /// @param sources the file that each comes from, which a class tells as its origin
    void add(Map<String, byte[]> compiled, Map<String, URI> sources) {
        origins.putAll(sources);
        compiled.forEach(bytes::putIfAbsent);
    }

    private @Nullable ProtectionDomain origin(String name) {
        URI origin = origins.get(name);
        try {
            return origin == null
                    ? null
                    : new ProtectionDomain(
                            new CodeSource(origin.toURL(), (CodeSigner[]) null), null);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was compiled comes before a library's class of the same name.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] content = bytes.get(name);
        if (content == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null
                    ? loaded
                    : defineClass(name, content, 0, content.length, origin(name));
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] content =
                name.endsWith(".class")
                        ? bytes.get(name.substring(0, name.length() - 6).replace('/', '.'))
                        : null;
        return content == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(content);
    }
}
