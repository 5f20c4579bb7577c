package dev.runnable.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A plugin as its author has it: sources, services, libraries, a descriptor.
final class PluginProject {
    private final Path folder;
    private final Map<String, String> descriptor = new LinkedHashMap<>();
    private final Map<String, Path> libraries = new LinkedHashMap<>();
    private final List<Path> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private String classpath = System.getProperty("java.class.path");

    private PluginProject(Path folder) {
        this.folder = folder;
    }

    /// A project in a new folder below `scratch`.
    static PluginProject in(Path scratch, String id) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "project-");
        Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(folder.resolve("sources"));
        return new PluginProject(folder)
                .say("id", id)
                .say("version", "1.2.3")
                .say("requires", "^1.0");
    }

    PluginProject say(String key, String value) {
        descriptor.put(key, value);
        return this;
    }

    PluginProject silent(String key) {
        descriptor.remove(key);
        return this;
    }

    PluginProject source(String type, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        sources.add(file);
        return this;
    }

    PluginProject service(String point, String provider) throws IOException {
        return file("META-INF/services/" + point, provider + "\n");
    }

    /// Among the classes.
    PluginProject file(String name, String text) throws IOException {
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    PluginProject library(Path jar) {
        libraries.put(jar.getFileName().toString(), jar);
        return this;
    }

    /// Compiled against this, before all else.
    PluginProject against(Path classes) {
        classpath = classes + ":" + classpath;
        return this;
    }

    /// The class of the executor that it brings, and its service.
    PluginProject executor(String type) throws IOException {
        return source(
                        "acme.AcmeProvider",
                        """
                        package acme;
                        import dev.runnable.spi.*;
                        import java.util.*;
                        public class AcmeProvider implements ExecutorProvider {
                            public String type() { return "%s"; }
                            public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.ofKeys(List.of("speed")); }
                            public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
                                throw new UnsupportedOperationException(settings.text("speed").get());
                            }
                        }
                        """
                                .formatted(type))
                .service("dev.runnable.spi.ExecutorProvider", "acme.AcmeProvider");
    }

    /// As it looks unpacked.
    Path build() throws IOException {
        Path classes = folder.resolve("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!sources.isEmpty()) {
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                List<String> arguments =
                        new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
                arguments.addAll(List.of("-cp", classpath));
                arguments.addAll(options);
                StringWriter out = new StringWriter();
                boolean compiled =
                        compiler.getTask(
                                        out,
                                        files,
                                        null,
                                        arguments,
                                        null,
                                        files.getJavaFileObjectsFromPaths(sources))
                                .call();
                if (!compiled) {
                    throw new IllegalStateException(out.toString());
                }
            }
        }
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (Map.Entry<String, Path> library : libraries.entrySet()) {
            Files.copy(library.getValue(), lib.resolve(library.getKey()));
        }
        StringBuilder text = new StringBuilder();
        descriptor.forEach((key, value) -> text.append("plugin.%s=%s\n".formatted(key, value)));
        if (!descriptor.isEmpty()) {
            Files.writeString(folder.resolve("plugin.properties"), text);
        }
        return folder;
    }

    /// A zip of PF4J.
    Path zip(Path file) throws IOException {
        Path built = build();
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String part : List.of("plugin.properties", "classes", "lib")) {
                if (Files.exists(built.resolve(part))) {
                    add(zip, built, built.resolve(part));
                }
            }
        }
        return file;
    }

    /// A jar with the descriptor in its manifest.
    Path jar(Path file) throws IOException {
        Path classes = build().resolve("classes");
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
        descriptor.forEach((key, value) ->
                manifest.append(
                        "Plugin-%s%s: %s\n"
                                .formatted(
                                        key.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
                                        key.substring(1),
                                        value)));
        file("META-INF/MANIFEST.MF", manifest.toString());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, classes, classes);
        }
        return file;
    }

    private static void add(ZipOutputStream zip, Path root, Path start) throws IOException {
        try (Stream<Path> files = Files.walk(start)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }
}
