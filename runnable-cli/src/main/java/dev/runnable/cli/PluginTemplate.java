package dev.runnable.cli;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.SpiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a new plugin, which are resources of this program: `files` in their folder tells
/// where each of them goes. Placeholders in texts and names are `@name@` (my-executor), `@Name@`
/// (My), `@package@`, `@package-path@`, `@version@` of this program and `@spi@`, the SPI that the
/// plugin requires.
///
/// @param kind whose folder the files are from, after those that all kinds have
/// @param values of the placeholders
record PluginTemplate(PluginKind kind, Map<String, String> values) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE =
            Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");
    private static final String FOLDER = "plugin/";

    /// What the README says of one kind alone.
    private static final List<String> PARTS = List.of("about", "try", "table");

    /// @throws IllegalArgumentException when a name is none, with a text for its user
    static PluginTemplate of(
            PluginKind kind, String name, Optional<String> packageName, String version) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s is no name of a plugin; small letters, digits and single dashes were expected"
                            .formatted(Excerpt.quote(name)));
        }
        String usual = "org.example." + name.replace("-", "");
        String inPackage = packageName.orElse(usual);
        if (!PACKAGE.matcher(inPackage).matches() || isTaken(inPackage)) {
            throw new IllegalArgumentException(
                    "%s is no package of a plugin; names of your own were expected, as in %s"
                            .formatted(Excerpt.quote(inPackage), usual));
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("@name@", name);
        values.put("@Name@", camelCase(withoutKind(name, kind)));
        values.put("@package@", inPackage);
        values.put("@package-path@", inPackage.replace('.', '/'));
        values.put("@version@", version);
        values.put("@spi@", range());
        return new PluginTemplate(kind, values);
    }

    private static boolean isTaken(String name) {
        return Stream.of("dev.runnable", "java", "org.pf4j", "org.slf4j")
                .anyMatch(it -> name.equals(it) || name.startsWith(it + "."));
    }

    /// The version with two numbers: what is added later is not asked for.
    private static String range() {
        String[] numbers = SpiVersion.current().split("\\.", -1);
        return "^" + numbers[0] + "." + numbers[1];
    }

    /// `my-executor` as `my`, `my-store` too: its classes say what they are by themselves.
    private static String withoutKind(String name, PluginKind kind) {
        String last = kind.toString().replaceFirst(".*-", "");
        return name.replaceFirst("-(" + kind + "|" + last + ")$", "");
    }

    private static String camelCase(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("-", -1)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString();
    }

    /// @throws ProblemException when there is something already, or it cannot be written
    void writeTo(Path folder) {
        if (isUsed(folder)) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.NAME_TAKEN,
                                    SourceLocation.of(folder.toString()),
                                    "there is something already; a new or empty folder was expected")
                            .withHint("Name another one by --folder."));
        }
        try {
            for (String source : List.of("all", kind.toString())) {
                for (String line : read(FOLDER + source + "/files").lines().toList()) {
                    String[] names = line.strip().split(" +", -1);
                    Path resource = Path.of(FOLDER, source, names[0]).normalize();
                    write(resource.toString(), folder.resolve(filled(names[1])));
                }
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.NOT_WRITABLE,
                                    SourceLocation.of(folder.toString()),
                                    "the project cannot be written: " + FileTrouble.reason(e))
                            .withHint("Name another folder by --folder."));
        }
    }

    private static boolean isUsed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException _) {
            return Files.exists(folder) && !Files.isDirectory(folder);
        }
    }

    private void write(String resource, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling("."));
        Files.writeString(target, filled(read(resource)), StandardOpenOption.CREATE_NEW);
    }

    private String filled(String text) throws IOException {
        String filled = text;
        for (String part : PARTS) {
            String name = "@" + part + "@";
            if (text.contains(name)) {
                filled = filled.replace(name, read(FOLDER + kind + "/" + part).strip());
            }
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = PluginTemplate.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
