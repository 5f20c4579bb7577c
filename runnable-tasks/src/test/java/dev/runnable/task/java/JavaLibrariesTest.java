package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.StepPath;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users' classes see: their libraries, here another Jackson than ours, and the SDK.
class JavaLibrariesTest {
    @TempDir Path folder;

    private Trial command(String command) {
        return new Trial(new JavaTaskRunnerProvider(), folder, command).returns("out");
    }

    private Trial withJackson(String command) throws IOException {
        return new UsersJackson(folder).command(command);
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(requireNonNull(path.getParent()));
        return Files.writeString(path, text);
    }

    private void steps(String body) throws IOException {
        new UsersJackson(folder).steps(body);
    }

    @Test
    void theUsersVersionOfALibraryIsUsed() throws Exception {
        steps(
                """
                static String run() throws Exception {
                    String made = new ObjectMapper().writeValueAsString(List.of(1));
                    return com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + made;
                }
                """);
        assertThat(UsersJackson.version()).isNotEqualTo(PackageVersion.VERSION.toString());
        assertThat(withJackson("Steps.java::run").outputs())
                .containsEntry("out", "\"" + UsersJackson.version() + "[1]\"");
    }

    @Test
    void aCompiledClassUsesTheUsersVersionToo() throws Exception {
        write(
                "lib/acme/Steps.java",
                """
                package acme;
                public class Steps {
                    public static String run() {
                        return com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        String libraries =
                String.join(":", UsersJackson.jars().stream().map(Path::toString).toList());
        assertThat(
                        requireNonNull(ToolProvider.getSystemJavaCompiler())
                                .run(
                                        null,
                                        null,
                                        null,
                                        "-cp",
                                        libraries,
                                        "-d",
                                        classes.toString(),
                                        folder.resolve("lib/acme/Steps.java").toString()))
                .isZero();
        assertThat(withJackson("acme.Steps::run").classpath(classes).outputs())
                .containsEntry("out", "\"" + UsersJackson.version() + "\"");
        assertThat(command("acme.Steps::run").classpath(classes).failure().message())
                .startsWith(
                        "java.lang.NoClassDefFoundError:"
                                + " com/fasterxml/jackson/databind/cfg/PackageVersion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.annotation.JsonProperty",
                "org.yaml.snakeyaml.Yaml",
                "org.slf4j.Logger",
                "picocli.CommandLine",
                "dev.runnable.engine.Engine",
                "dev.runnable.spi.TaskRunner",
                "dev.runnable.fixture.Trial",
            })
    void nothingOfOursIsSeen(String name) throws Exception {
        write(
                "Look.java",
                """
                class Look {
                    static String run(String name) throws Exception {
                        String file = name.replace('.', '/') + ".class";
                        ClassLoader loader = Thread.currentThread().getContextClassLoader();
                        if (loader.getResource(file) != null
                                || loader.getResources(file).hasMoreElements()
                                || Look.class.getResource("/" + file) != null) {
                            return "resource seen";
                        }
                        try {
                            return Class.forName(name) + " seen";
                        } catch (ClassNotFoundException e) {
                            return e.toString();
                        }
                    }
                }
                """);
        assertThat(command("Look.java::run").parameter("name", "\"" + name + "\"").outputs())
                .containsEntry("out", "\"java.lang.ClassNotFoundException: " + name + "\"");
    }

    @Test
    void theCompilerSeesNothingOfOursEither() throws Exception {
        write(
                "A.java",
                """
                class A {
                    com.fasterxml.jackson.databind.JsonNode a;
                    dev.runnable.engine.Engine b;
                    org.jspecify.annotations.Nullable c;
                    static int run() { return 1; }
                }
                """);
        assertThat(command("A.java::run").check())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains("does not exist"));
    }

    @Test
    void theSdkIsSeen() throws Exception {
        write(
                "A.java",
                """
                import dev.runnable.sdk.Shown;
                import dev.runnable.sdk.deeper.*;
                class A {
                    static String run() {
                        String file = "dev/runnable/sdk/Shown.class";
                        return Shown.text() + Deep.text()
                                + (A.class.getClassLoader().getResource(file) != null)
                                + Shown.class.getClassLoader().equals(A.class.getClassLoader());
                    }
                }
                """);
        assertThat(command("A.java::run").outputs()).containsEntry("out", "\"showndeeptruefalse\"");
    }

    @Test
    void theSdkIsOursThoughTheClassPathHasAnother() throws Exception {
        write(
                "other/dev/runnable/sdk/Shown.java",
                "package dev.runnable.sdk; public class Shown { public static String text() {"
                        + " return \"another\"; } }");
        Path classes = folder.resolve("classes");
        requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        folder.resolve("other/dev/runnable/sdk/Shown.java").toString());
        write(
                "A.java",
                "class A { static String run() { return dev.runnable.sdk.Shown.text(); } }");
        assertThat(command("A.java::run").classpath(classes).outputs())
                .containsEntry("out", "\"shown\"");
    }

    @Test
    void servicesAreThoseOfTheUsersClassPath() throws Exception {
        steps(
                """
                static String run() {
                    List<String> found = new ArrayList<>();
                    ServiceLoader.load(com.fasterxml.jackson.core.JsonFactory.class)
                            .forEach(factory -> found.add(factory.version().toString()));
                    return found.toString();
                }
                """);
        assertThat(withJackson("Steps.java::run").outputs())
                .containsEntry("out", "\"[" + UsersJackson.version() + "]\"");
    }

    @Test
    void aReducerSeesTheSame() throws Exception {
        steps(
                """
                record Point(@JsonProperty("x-value") int x) {}
                static Map<String, Object> all(List<Point> points) {
                    return Map.of(
                            com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString()
                                    + Thread.currentThread().getContextClassLoader()
                                            .equals(Steps.class.getClassLoader()),
                            points);
                }
                """);
        String users = UsersJackson.version();
        SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        values.put("p", List.of(new ObjectMapper().readTree("{\"x-value\": 1}")));
        Reduction reduction =
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Java("Steps.java::all"),
                        values,
                        Set.of(),
                        Map.of(),
                        new Recorded(),
                        ObjectFiles.none("do-nothing"));
        try (ReducingTaskRunner runner =
                (ReducingTaskRunner)
                        new JavaTaskRunnerProvider().open(withJackson("").context(), 1)) {
            assertThat(runner.reduce(reduction))
                    .isInstanceOfSatisfying(
                            Succeeded.class,
                            outcome ->
                                    assertThat(requireNonNull(outcome.outputs().get("p")).value())
                                            .hasToString(
                                                    "{\"%strue\":[{\"x-value\":1}]}"
                                                            .formatted(users)));
        }
    }
}
