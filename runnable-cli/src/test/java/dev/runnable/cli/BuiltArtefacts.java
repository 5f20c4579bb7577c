package dev.runnable.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this build has made, in a repository that stands before the usual one: projects of users
/// are built against it.
///
/// @param repository a folder of the test's own
record BuiltArtefacts(Path repository) {
    /// The conformance kit starts hundreds of processes.
    private static final Duration MOST = Duration.ofMinutes(30);

    private static final Path GROUP = Path.of("dev", "runnable");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Pattern ARTEFACT = Pattern.compile("<artifactId>(.+?)</artifactId>");

    /// This module and those that are built before it.
    static BuiltArtefacts in(Path repository) throws IOException {
        BuiltArtefacts artefacts = new BuiltArtefacts(repository);
        artefacts.publish(Installed.TREE, Main.version().strip());
        return artefacts;
    }

    private void publish(Path module, String version) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        Matcher artefact = ARTEFACT.matcher(pom.replaceFirst("(?s)<parent>.*?</parent>", ""));
        if (!artefact.find()) {
            throw new IllegalStateException("who is " + module + "?");
        }
        Path folder = repository.resolve(GROUP).resolve(artefact.group(1)).resolve(version);
        String name = artefact.group(1) + "-" + version;
        Path jar = module.resolve("target").resolve(name + ".jar");
        boolean isParent = pom.contains("<packaging>pom</packaging>");
        if (isParent || Files.exists(jar)) {
            Files.createDirectories(folder);
            Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"));
        }
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(name + ".jar"));
        }
        for (String inner : MODULE.matcher(pom).results().map(it -> it.group(1)).toList()) {
            publish(module.resolve(inner), version);
        }
    }

    /// Runs Maven in a project, without a network.
    Launched maven(Path project, String goal) throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("RUNNABLE_"));
        return Launched.in(
                project,
                environment,
                List.of(
                        Installed.TREE.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-o",
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + usualRepository(),
                        goal),
                MOST);
    }

    /// The one that this build uses; failsafe tells it.
    private static String usualRepository() {
        return System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
    }
}
