package dev.runnable.image;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A JDK of this machine, for a base image that has none.
record Jdk(Path folder) {
    static final String PLACE = "/opt/java/jdk";

    private static final int WANTED = 25;

    /// Nobody runs these.
    private static final Set<String> USELESS =
            Set.of("src.zip", "lib/src.zip", "man", "jmods", "demo", "include");

    private static final ImageUser ROOT = new ImageUser(0, 0);

    /// @param problems gets what is wrong with it
    Optional<ImageLayer> layer(List<ImagePlatform> platforms, Problems problems) {
        Optional<Problem> mistake = mistake(platforms);
        if (mistake.isPresent()) {
            problems.add(mistake.get());
            return Optional.empty();
        }
        LayerTree tree = new LayerTree("jdk", ROOT);
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(file -> !isUseless(file))
                    .forEach(file -> tree.add(LayerFile.of(file, PLACE + suffix(file))));
            return Optional.of(tree.layer());
        } catch (IOException e) {
            problems.add(problem("the JDK cannot be read: " + FileTrouble.reason(e)));
            return Optional.empty();
        }
    }

    private String suffix(Path file) {
        return file.equals(folder) ? "" : "/" + folder.relativize(file);
    }

    private boolean isUseless(Path file) {
        String name = folder.relativize(file).toString();
        return USELESS.stream().anyMatch(it -> name.equals(it) || name.startsWith(it + "/"));
    }

    private Optional<Problem> mistake(List<ImagePlatform> platforms) {
        if (!Files.isExecutable(folder.resolve("bin/javac"))) {
            return Optional.of(
                    problem("there is no JDK: no bin/javac")
                            .withHint("Name the home of a JDK 25."));
        }
        int version = release("JAVA_VERSION").map(Jdk::major).orElse(0);
        if (version < WANTED) {
            return Optional.of(
                    problem("the JDK is of version %d".formatted(version))
                            .withHint("Name the home of a JDK 25 or newer."));
        }
        String platform =
                release("OS_NAME").orElse("").toLowerCase(java.util.Locale.ROOT)
                        + "/"
                        + ImagePlatform.registryName(release("OS_ARCH").orElse(""));
        return platforms.stream()
                .filter(it -> !it.toString().equals(platform))
                .findFirst()
                .map(it ->
                        problem("the JDK is for %s and the image for %s".formatted(platform, it))
                                .withHint(
                                        "Choose a base image that has a JDK in place of 'jdk', or a"
                                                + " JDK of that platform."));
    }

    private static int major(String version) {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private Optional<String> release(String key) {
        try {
            String text = Files.readString(folder.resolve("release"));
            Matcher line = Pattern.compile("(?m)^" + key + "=\"?([^\"\\n]*)\"?$").matcher(text);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Problem problem(String message) {
        return Problem.error(
                ProblemCode.BAD_JDK, SourceLocation.of("jdk '" + folder + "'"), message);
    }
}
