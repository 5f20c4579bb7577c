package dev.runnable.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What a plugin says in `META-INF/services` that it brings. Read here and not by the JDK, which
/// does not tell the files apart from those of other plugins, nor what exactly is wrong with one.
final class ServiceFiles {
    private static final String FOLDER = "META-INF/services/";
    private static final String OURS = "dev.runnable.";

    private ServiceFiles() {}

    /// The interfaces of ours that the plugin's files are named after.
    static NavigableSet<String> points(List<Path> classpath) throws IOException {
        NavigableSet<String> points = new TreeSet<>();
        for (Path element : classpath) {
            if (Files.isDirectory(element)) {
                ofFolder(element.resolve(FOLDER), points);
            } else {
                ofJar(element, points);
            }
        }
        return points;
    }

    private static void ofFolder(Path folder, NavigableSet<String> points) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(it -> it.getFileName().toString())
                        .filter(it -> it.startsWith(OURS))
                        .forEach(points::add);
            }
        }
    }

    private static void ofJar(Path jar, NavigableSet<String> points) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.startsWith(FOLDER + OURS)) {
                    points.add(name.substring(FOLDER.length()));
                }
            }
        }
    }

    /// The classes that the plugin itself names for an interface.
    static SequencedSet<String> providers(PluginClasses classes, String point) throws IOException {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (URL file : Collections.list(classes.findResources(FOLDER + point))) {
            lines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private static List<String> lines(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // the cache would keep the jar open for ever
        try (InputStream in = connection.getInputStream();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines().toList());
        }
    }
}
