package dev.runnable.task.java;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Classes that were compiled in memory, above the user's libraries.
final class CompiledClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();

    CompiledClasses(ClassLoader libraries) {
        super(libraries); // without a name, which would stand in every frame of a trace
    }

    /// Adds classes by binary name. One that is there already stays: it comes from the same file.
    void add(Map<String, byte[]> compiled) {
        compiled.forEach(bytes::putIfAbsent);
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
            return loaded != null ? loaded : defineClass(name, content, 0, content.length);
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
