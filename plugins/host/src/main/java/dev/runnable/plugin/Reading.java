package dev.runnable.plugin;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pf4j.PluginDescriptor;

/// Reads what was found in a folder: its descriptor, and where its classes are.
///
/// @param unpacked where zips are unpacked
record Reading(UnpackedZips unpacked) {
    private static final String CLASSES = "classes";
    private static final String LIBRARIES = "lib";

    Found read(Candidate candidate) throws UnusablePluginException {
        Path file = candidate.file();
        try {
            return switch (candidate.kind()) {
                case ZIP -> zip(file);
                case JAR -> jar(file);
                case FOLDER -> folder(file);
            };
        } catch (ZipException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UnusablePluginException unreadable(Path file, IOException e) {
        return new UnusablePluginException(
                ProblemCode.PLUGIN_NOT_READABLE,
                file,
                "it cannot be read: " + FileTrouble.reason(e),
                "Make it readable, or remove it.");
    }

    static UnusablePluginException broken(Path file, ZipException e) {
        return new UnusablePluginException(
                ProblemCode.PLUGIN_NOT_READABLE,
                file,
                "it is no zip, or a damaged one: " + FileTrouble.reason(e),
                "Get it anew: a download may have been cut.");
    }

    private Found zip(Path file) throws IOException, UnusablePluginException {
        CentralDirectory directory = CentralDirectory.of(file);
        if (directory.hasLinks()) {
            throw ZipContent.unsafe(file, "it has a symbolic link");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipContent content = ZipContent.of(zip, file);
            PluginDescriptor descriptor = descriptor(zip, file);
            Path folder = unpacked.unpack(zip, content, directory.digest(), file);
            return new Found(file, descriptor, classpath(folder));
        }
    }

    /// Not unpacked: all that it has are classes.
    private static Found jar(Path file) throws IOException, UnusablePluginException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return new Found(file, descriptor(jar, file), List.of(file));
        }
    }

    private static PluginDescriptor descriptor(ZipFile zip, Path file)
            throws IOException, UnusablePluginException {
        return Descriptor.read(
                name -> {
                    ZipEntry entry = zip.getEntry(name);
                    return entry == null
                            ? Optional.empty()
                            : Optional.of(zip.getInputStream(entry));
                },
                file);
    }

    private static Found folder(Path folder) throws IOException, UnusablePluginException {
        PluginDescriptor descriptor =
                Descriptor.read(
                        name -> {
                            Path file = folder.resolve(name);
                            return Files.isRegularFile(file)
                                    ? Optional.of(Files.newInputStream(file))
                                    : Optional.empty();
                        },
                        folder);
        return new Found(folder, descriptor, classpath(folder));
    }

    /// `classes`, then the jars in `lib` by name.
    private static List<Path> classpath(Path folder) throws IOException {
        List<Path> classpath = new ArrayList<>();
        Path classes = folder.resolve(CLASSES);
        if (Files.isDirectory(classes)) {
            classpath.add(classes);
        }
        Path libraries = folder.resolve(LIBRARIES);
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> jars = Files.list(libraries)) {
                jars.filter(Reading::isJar).sorted().forEach(classpath::add);
            }
        }
        return classpath;
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
