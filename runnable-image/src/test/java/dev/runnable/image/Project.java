package dev.runnable.image;

import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A user's project and an installation of this program, in a folder of the test's own.
final class Project {
    private final Path folder;
    private final Path runtime;
    private final List<Path> classpath = new ArrayList<>();
    private final List<String> include = new ArrayList<>();
    private final Map<Path, String> never = new HashMap<>();
    private final SequencedMap<String, String> environment = new LinkedHashMap<>();
    private final List<String> platforms = new ArrayList<>();
    private Optional<String> jdk = Optional.empty();
    private final Problems problems = new Problems();

    private Project(Path folder, Path runtime) {
        this.folder = folder;
        this.runtime = runtime;
    }

    static Project in(Path scratch) throws IOException {
        Project project = new Project(scratch.resolve("project"), scratch.resolve("runtime"));
        Files.createDirectories(project.folder);
        write(project.runtime.resolve("bin/runnable"), "launcher").toFile().setExecutable(true);
        write(project.runtime.resolve("lib/manifest.sh"), "build_id=abc1\njars='a.jar'\n");
        write(project.runtime.resolve("lib/command.sh"), "#!/bin/sh\n");
        write(project.runtime.resolve("lib/a.jar"), "jar");
        return project;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path folder() {
        return folder;
    }

    Project file(String name, String text) throws IOException {
        write(folder.resolve(name), text);
        return this;
    }

    Project files(String... names) throws IOException {
        for (String name : names) {
            file(name, "content of " + name);
        }
        return this;
    }

    Project classpath(String name) {
        classpath.add(folder.resolve(name).normalize());
        return this;
    }

    Project include(String text) {
        include.add(text);
        return this;
    }

    Project never(String name, String reason) {
        never.put(folder.resolve(name), reason);
        return this;
    }

    Project environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Project jdk(Path home) {
        jdk = Optional.of(home.toString());
        return this;
    }

    Project platforms(String... names) {
        platforms.addAll(List.of(names));
        return this;
    }

    ImageRequest request() {
        ImageTexts texts =
                new ImageTexts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        jdk,
                        Optional.empty(),
                        Optional.empty(),
                        environment,
                        new LinkedHashMap<>(),
                        include,
                        platforms,
                        Optional.empty());
        ImageWishes wishes =
                ImageWishes.read(
                        texts,
                        folder,
                        (key, message, hint) -> {
                            throw new AssertionError(key + ": " + message + ". " + hint);
                        });
        return new ImageRequest(
                wishes,
                folder,
                classpath,
                Distribution.of(List.of(runtime.resolve("bin/runnable").toString())),
                never,
                new ImagePlatform("linux", "amd64"));
    }

    ImageContent content() {
        return ImageContent.of(request(), problems);
    }

    /// What was wrong with the content, as a user reads it.
    List<String> problems() {
        content();
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    /// The files of a layer, without folders.
    List<String> layer(String name) {
        return content().layers().stream()
                .filter(layer -> layer.name().equals(name))
                .flatMap(layer -> layer.files().stream())
                .filter(file -> !file.folder())
                .map(LayerFile::target)
                .toList();
    }
}
