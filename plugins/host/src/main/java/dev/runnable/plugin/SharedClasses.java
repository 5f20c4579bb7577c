package dev.runnable.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What plugins see of this program: the SPI, the libraries that go through it, and the JDK.
final class SharedClasses extends ClassLoader {
    /// Packages that are this program's, whatever a plugin brings: both sides have to mean the same
    /// classes.
    private static final Set<String> PACKAGES =
            Set.of(
                    "dev.runnable.data",
                    "dev.runnable.event",
                    "dev.runnable.graph",
                    "dev.runnable.json",
                    "dev.runnable.parameter",
                    "dev.runnable.problem",
                    "dev.runnable.reduce",
                    "dev.runnable.reentry",
                    "dev.runnable.runlog",
                    "dev.runnable.settings",
                    "dev.runnable.spi",
                    "org.jspecify.annotations",
                    "org.pf4j",
                    "org.slf4j",
                    "org.slf4j.event",
                    "org.slf4j.helpers",
                    "org.slf4j.spi");

    /// For plugins that do not bring their own.
    private static final String JACKSON = "com.fasterxml.jackson.";

    private static final String SERVICES = "META-INF/services/";
    private static final ClassLoader OURS = SharedClasses.class.getClassLoader();

    static {
        registerAsParallelCapable();
    }

    SharedClasses() {
        super("runnable-spi", getPlatformClassLoader());
    }

    /// Whether the class is always this program's.
    static boolean isShared(String type) {
        return PACKAGES.contains(packageOf(type));
    }

    static boolean isOfJackson(String type) {
        return type.startsWith(JACKSON);
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    @Override
    protected Class<?> findClass(String type) throws ClassNotFoundException {
        if (isShared(type) || isOfJackson(type)) {
            return OURS.loadClass(type);
        }
        throw new ClassNotFoundException(type);
    }

    /// Of Jackson all but what it finds its modules by: those of this program are none of the
    /// plugin's.
    @Override
    protected @Nullable URL findResource(String name) {
        boolean visible =
                !name.startsWith(SERVICES)
                        && (isShared(dotted(name)) || isOfJackson(name.replace('/', '.')));
        return visible ? OURS.getResource(name) : null;
    }

    /// `a/b/C.class` as the name of something in the package `a.b`.
    private static String dotted(String resource) {
        String folder = resource.substring(0, Math.max(0, resource.lastIndexOf('/')));
        return folder.replace('/', '.') + "." + resource.substring(folder.length());
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        URL found = findResource(name);
        return found == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(Set.of(found));
    }
}
