package dev.runnable.task.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads serialised objects of the user's classes and of Java's values and collections, nothing
/// else: what is of neither was put there by somebody else. A file cannot ask for more memory than
/// it has content for.
final class SerialReader extends ObjectInputStream {
    private static final int DEEPEST = 10_000;
    private static final int SMALL = 1024;
    private static final Set<String> PACKAGES =
            Set.of(
                    "java.lang",
                    "java.math",
                    "java.text",
                    "java.time",
                    "java.time.chrono",
                    "java.time.zone",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks",
                    "java.util.regex");
    private static final Set<String> CLASSES = Set.of("java.io.File", "java.net.URI");

    private final ClassLoader loader;
    private final long most;
    private @Nullable String refusal;

    /// @param size of the file
    SerialReader(InputStream in, ClassLoader loader, long size) throws IOException {
        super(in);
        this.loader = loader;
        this.most = Math.max(SMALL, size);
        setObjectInputFilter(this::check);
    }

    /// Why the filter refused, behind the name of the parameter.
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    private Status check(FilterInfo info) {
        if (info.depth() > DEEPEST || info.references() > most || info.arrayLength() > most) {
            refusal = "is refused: its file is damaged, or nested too deeply";
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        while (type != null && type.isArray()) {
            type = type.getComponentType();
        }
        if (type == null || isAllowed(type)) {
            return Status.UNDECIDED;
        }
        refusal =
                "holds a %s, which is not read for safety: only classes of your class path, and values and collections of Java are"
                        .formatted(type.getName());
        return Status.REJECTED;
    }

    private boolean isAllowed(Class<?> type) {
        if (type.isPrimitive() || SdkClasses.holds(type.getPackageName())) {
            return true;
        }
        return "java.base".equals(type.getModule().getName())
                ? PACKAGES.contains(type.getPackageName()) || CLASSES.contains(type.getName())
                : isUsers(type.getClassLoader());
    }

    private boolean isUsers(@Nullable ClassLoader ofType) {
        for (ClassLoader c = loader; c != null && !(c instanceof SdkClasses); c = c.getParent()) {
            if (c.equals(ofType)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
        Class<?> primitive = Class.forPrimitiveName(description.getName());
        return primitive != null ? primitive : Class.forName(description.getName(), false, loader);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws ClassNotFoundException {
        throw new ClassNotFoundException("proxy of " + String.join(", ", interfaces));
    }
}
