package dev.runnable.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Planted changes are told by how much they ask of a version.
final class ComparisonTest {
    private static final String BEFORE =
            """
            package api;
            import java.util.*;
            public class Api {
                public interface Open {
                    String name();
                    default int size() { return 0; }
                }
                public sealed interface Shape permits Circle, Square {
                    double area();
                }
                public record Circle(double radius) implements Shape {
                    public double area() { return radius; }
                }
                public record Square(double side) implements Shape {
                    public double area() { return side; }
                    public Square twice() { return new Square(2 * side); }
                }
                public enum Colour { RED, GREEN }
                public static final class Closed {
                    public Closed(String text) {}
                    public List<String> texts() { return List.of(); }
                    public static void check(Path path) throws java.io.IOException {}
                    public int count;
                    void hidden() {}
                }
                public static class Path {}
                private interface Secret { void tell(); }
            }
            """;

    @TempDir Path folder;

    private SortedSet<Fact> signature(String source) throws Exception {
        Path root = Files.createTempDirectory(folder, "api-");
        Path file = Files.writeString(root.resolve("Api.java"), source);
        Path classes = Files.createDirectories(root.resolve("classes"));
        compile(file, classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return Signature.of(classes, loader);
        }
    }

    private static void compile(Path file, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            StringWriter out = new StringWriter();
            boolean compiled =
                    compiler.getTask(
                                    out,
                                    files,
                                    null,
                                    List.of("-proc:none", "-d", classes.toString()),
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
            assertThat(compiled).as(out.toString()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // removed
                "default int size() { return 0; } | | BREAK",
                "public Square twice() { return new Square(2 * side); } | | BREAK",
                "RED, GREEN | RED | BREAK",
                "public int count; | | BREAK",
                "public static class Path | static class Path | BREAK",
                "public Closed(String text) {} | | BREAK",
                // changed
                "List<String> texts() | Collection<String> texts() | BREAK",
                "public List<String> texts() { return List.of(); } | public List<Integer> texts() { return List.of(); } | BREAK",
                "public int count | public long count | BREAK",
                "throws java.io.IOException | | BREAK",
                "public static final class Closed | public static abstract class Closed | BREAK",
                "public static class Path | public static final class Path | BREAK",
                "default int size() { return 0; } | int size(); | BREAK",
                // added
                "String name(); | String name(); int length(); | BREAK",
                "record Circle(double radius) | record Circle(double radius, int lines) | BREAK",
                "permits Circle, Square { | permits Circle, Square, Shape.Line { record Line() implements Shape { public double area() { return 0; } } | BREAK",
                "String name(); | String name(); default int length() { return 1; } | ADDITION",
                "String name(); | default String name() { return \"\"; } | ADDITION",
                "double area(); | double area(); default double edge() { return 0; } | ADDITION",
                "RED, GREEN | RED, GREEN, BLUE | ADDITION",
                "public int count; | public int count; public int more; | ADDITION",
                "public static class Path {} | public static class Path {} public interface Fresh { void must(); } | ADDITION",
                "public interface Open { | public interface Open extends AutoCloseable { default void close() {} | ADDITION",
                // nobody sees it
                "void hidden() {} | | NONE",
                "void tell(); | void tell(); void more(); | NONE",
                "return List.of(); | return new ArrayList<>(); | NONE",
                "radius) implements | radius) implements | NONE",
            })
    void changeAsksForAVersion(String before, @Nullable String after, Change expected)
            throws Exception {
        assertThat(BEFORE).contains(before);
        String now = BEFORE.replace(before, after == null ? "" : after);

        Comparison comparison = Comparison.of(signature(BEFORE), signature(now));

        assertThat(comparison.worst()).as(comparison.lines().toString()).isEqualTo(expected);
    }

    @Test
    void newDemandOfSealedTypesIsAnAddition() throws Exception {
        String now =
                BEFORE.replace("double area();", "double area(); int edges();")
                        .replace(
                                "public double area()",
                                "public int edges() { return 1; } public double area()");

        assertThat(Comparison.of(signature(BEFORE), signature(now)).worst())
                .isEqualTo(Change.ADDITION);
    }

    @Test
    void versionFollowsTheWorstChange() {
        SpiNumber version = SpiNumber.of("1.4.2");

        assertThat(version.after(Change.NONE)).isEqualTo(version);
        assertThat(version.after(Change.ADDITION)).hasToString("1.5.0");
        assertThat(version.after(Change.BREAK)).hasToString("2.0.0");
    }

    @Test
    void fileReadsBackWhatWasWritten() throws Exception {
        SignatureFile file = new SignatureFile(SpiNumber.of("1.4.0"), false, signature(BEFORE));
        file.writeTo(folder);
        new SignatureFile(SpiNumber.of("1.3.9"), true, new TreeSet<>()).writeTo(folder);

        assertThat(SignatureFile.newest(folder)).isEqualTo(file);
    }
}
