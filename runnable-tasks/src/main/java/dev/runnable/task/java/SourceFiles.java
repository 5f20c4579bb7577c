package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The compiler's view of files: source files as [SourceTree] finds them, classes in memory; of
/// ours only the SDK.
final class SourceFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final SourceTree tree;
    private final Map<JavaFileObject, String> names = new HashMap<>();
    private final Map<String, ClassBytes> classes = new LinkedHashMap<>();

    private final Map<String, URI> origins = new HashMap<>();

    SourceFiles(StandardJavaFileManager files, SourceTree tree) {
        super(files);
        this.tree = tree;
    }

    Map<String, byte[]> compiled() {
        Map<String, byte[]> compiled = new HashMap<>();
        classes.forEach((name, content) -> compiled.put(name, content.bytes.toByteArray()));
        return compiled;
    }

    /// The source file of each class.
    Map<String, URI> origins() {
        return origins;
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.CLASS_PATH && SdkClasses.holds(packageName)) {
            return super.list(SdkFiles.SDK, packageName, kinds, recurse);
        }
        if (location != StandardLocation.SOURCE_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        Map<JavaFileObject, String> found = new LinkedHashMap<>();
        if (kinds.contains(JavaFileObject.Kind.SOURCE)) {
            for (Path path : tree.filesOf(packageName)) {
                for (JavaFileObject source : fileManager.getJavaFileObjects(path)) {
                    found.put(source, binaryName(packageName, path));
                }
            }
        }
        names.putAll(found);
        return found.keySet();
    }

    private static String binaryName(String packageName, Path path) {
        String file = requireNonNull(path.getFileName()).toString();
        String simple = file.substring(0, file.length() - ".java".length());
        return packageName.isEmpty() ? simple : packageName + "." + simple;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String name = names.get(file);
        if (name != null) {
            return name;
        }
        String inferred = super.inferBinaryName(location, file);
        return inferred != null ? inferred : super.inferBinaryName(SdkFiles.SDK, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location,
            String className,
            JavaFileObject.Kind kind,
            @Nullable FileObject sibling) {
        ClassBytes content = new ClassBytes(className);
        classes.put(className, content);
        if (sibling != null) {
            origins.put(className, sibling.toUri());
        }
        return content;
    }

    private static final class ClassBytes extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassBytes(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }
    }
}
