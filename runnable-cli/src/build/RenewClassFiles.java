import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Rewrites the classes of a jar to this JDK's class file version, run by the build as a source file.
///
/// picocli is compiled for Java 5. The JVM keeps no classes that old in an ahead-of-time cache and
/// verifies them with its slow old verifier, which more than doubled the time of every start.
public final class RenewClassFiles {
    private RenewClassFiles() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path renewed = jar.resolveSibling(jar.getFileName() + ".renewed");
        try (ZipFile in = new ZipFile(jar.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                OutputStream file = Files.newOutputStream(renewed);
                ZipOutputStream out = new ZipOutputStream(file)) {
            ClassFile codec = codec(classes);
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                copy(in, entries.nextElement(), codec, out);
            }
        }
        FileTime time = Files.getLastModifiedTime(jar);
        Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, time);
    }

    private static ClassFile codec(ClassLoader classes) {
        return ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(classes)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static void copy(ZipFile in, ZipEntry entry, ClassFile codec, ZipOutputStream out)
            throws IOException {
        byte[] content;
        try (InputStream stream = in.getInputStream(entry)) {
            content = stream.readAllBytes();
        }
        boolean isClass =
                entry.getName().endsWith(".class") && !entry.getName().contains("META-INF/");
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        out.putNextEntry(copied);
        out.write(isClass ? renew(content, codec) : content);
        out.closeEntry();
    }

    private static byte[] renew(byte[] content, ClassFile codec) {
        ClassModel model = codec.parse(content);
        if (model.majorVersion() >= ClassFile.JAVA_17_VERSION || model.isModuleInfo()) {
            return content;
        }
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_17_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                };
        // A body that is only passed on would keep its missing stack maps.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((b, e) -> b.with(e));
        return codec.transformClass(model, version.andThen(bodies));
    }
}
