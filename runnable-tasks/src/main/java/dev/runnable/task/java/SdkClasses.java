package dev.runnable.task.java;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/// What users' classes see beside their own: the platform, and of all that is ours the SDK. The SDK
/// is always ours, also for users who have its jar in their class path: its objects come and go.
final class SdkClasses extends ClassLoader {
    /// The package whose classes, and those of the packages in it, are shown.
    static final String PACKAGE = "dev.runnable.sdk";

    static {
        registerAsParallelCapable();
    }

    private static final String FOLDER = PACKAGE.replace('.', '/');
    private static final ClassLoader OURS = SdkClasses.class.getClassLoader();

    SdkClasses() {
        super(ClassLoader.getPlatformClassLoader()); // nameless: a name is in every trace's frames
    }

    static boolean holds(String packageName) {
        return packageName.equals(PACKAGE) || packageName.startsWith(PACKAGE + ".");
    }

    /// Where the SDK's packages are; the roots of the same folders hold classes that are not shown.
    static Enumeration<URL> folders() throws IOException {
        return OURS.getResources(FOLDER);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE + ".")) {
            throw new ClassNotFoundException(name);
        }
        return OURS.loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return name.startsWith(FOLDER + "/") ? OURS.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return name.startsWith(FOLDER + "/")
                ? OURS.getResources(name)
                : Collections.emptyEnumeration();
    }
}
