package dev.runnable.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnable.problem.Problem;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plugin sees the SPI, and of all else its own.
final class ClassLoadingTest {
    private static final Path JACKSON = Path.of("target/users-jackson");
    private static final List<String> JARS =
            List.of("jackson-annotations", "jackson-core", "jackson-databind");

    @TempDir Path scratch;
    private PluginFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PluginFolder(scratch);
    }

    /// A provider whose type is what an expression says.
    private PluginProject saying(String expression) throws IOException {
        return folder.project("acme")
                .source(
                        "acme.Says",
                        """
                        package acme;
                        import dev.runnable.json.*;
                        import dev.runnable.parameter.*;
                        import dev.runnable.spi.*;
                        import java.util.*;
                        public class Says implements ExecutorProvider {
                            public String type() {
                                try {
                                    return String.valueOf(%s);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                            public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.closed(); }
                            public GenericPipelineExecutor create(Settings settings, ServiceContext context) { return null; }
                            static <T> T same(T value) { return value; }
                        }
                        """
                                .formatted(expression))
                .service("dev.runnable.spi.ExecutorProvider", "acme.Says");
    }

    private static PluginProject withOwnJackson(PluginProject project) {
        String version = System.getProperty("users-jackson.version");
        JARS.forEach(it -> project.library(JACKSON.resolve(it + "-" + version + ".jar")));
        return project;
    }

    private String said(PluginProject project) throws IOException {
        project.zip(folder.place("acme.zip"));
        PluginSet plugins = folder.load();
        assertThat(plugins.problems()).isEmpty();
        return plugins.of(ExecutorProvider.class).getFirst().provider().type();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.runnable.engine.Ambience",
                "dev.runnable.run.Preparation",
                "dev.runnable.extension.Extensions",
                "dev.runnable.plugin.PluginSet",
                "org.yaml.snakeyaml.Yaml",
                "org.junit.jupiter.api.Test",
                "com.github.zafarkhaja.semver.Version"
            })
    void whatIsNotTheSpiIsNotSeen(String type) throws IOException {
        saying("Class.forName(\"" + type + "\")").zip(folder.place("acme.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("the provider acme.Says of the plugin 'acme' failed: ", type);
        Class<?> here = ClassLoadingTest.class;
        assertThat(here.getClassLoader().getResource(type.replace('.', '/') + ".class"))
                .as("is there for the program")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.runnable.spi.Settings",
                "dev.runnable.graph.Node$Task",
                "dev.runnable.event.RunEvent",
                "dev.runnable.parameter.Parameter",
                "dev.runnable.problem.Problem",
                "dev.runnable.data.DataFile",
                "dev.runnable.reduce.Reducer",
                "dev.runnable.json.JsonTree",
                "dev.runnable.runlog.RunLog",
                "dev.runnable.reentry.ReentryCommand",
                "org.jspecify.annotations.Nullable",
                "org.slf4j.Logger",
                "org.pf4j.Plugin",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "java.sql.Connection"
            })
    void spiAndItsLibrariesAreThoseOfTheProgram(String type) throws Exception {
        String said =
                said(
                        saying(
                                "System.identityHashCode(Class.forName(\"%s\", false, Says.class.getClassLoader()))"
                                        .formatted(type)));

        assertThat(said).isEqualTo(String.valueOf(System.identityHashCode(Class.forName(type))));
    }

    @Test
    void copyOfTheSpiInAPluginIsNotUsed() throws IOException {
        PluginProject project =
                saying("Settings.class.getClassLoader() == Says.class.getClassLoader()")
                        .source(
                                "dev.runnable.spi.SpiVersion",
                                """
                                package dev.runnable.spi;
                                public class SpiVersion {
                                    public static String current() { return "9"; }
                                }
                                """);

        assertThat(said(project)).isEqualTo("false");
        assertThat(verified())
                .singleElement()
                .asString()
                .contains("it has a copy of dev.runnable.spi.SpiVersion in it", "RNB-813");
    }

    private List<String> verified() throws IOException {
        return Verification.of(List.of(folder.place("acme.zip")), Optional.of(folder.cache()))
                .stream()
                .flatMap(it -> it.problems().stream())
                .map(Problem::toString)
                .toList();
    }

    @Test
    void pluginBringsAJacksonOfItsOwn() throws IOException {
        String version =
                "com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + \" \" + new"
                        + " com.fasterxml.jackson.databind.ObjectMapper().readTree(\"[1, 2]\").size()";

        assertThat(said(withOwnJackson(saying(version))))
                .isEqualTo(System.getProperty("users-jackson.version") + " 2");
        assertThat(verified()).isEmpty();
    }

    @Test
    void valuesGoThroughAsText() throws IOException {
        String value =
                "new com.fasterxml.jackson.databind.ObjectMapper()"
                        + ".readTree(ValueText.parameter(\"{\\\"a\\\": [1]}\").text()).at(\"/a/0\")";

        assertThat(said(withOwnJackson(saying(value)))).isEqualTo("1");
        assertThat(verified()).isEmpty();
    }

    @Test
    void nodeOfTheOtherJacksonIsTold() throws IOException {
        withOwnJackson(saying("ValueText.parameter(\"1\").value().size()"))
                .zip(folder.place("acme.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains(
                        "the provider acme.Says of the plugin 'acme' brings a Jackson of its own and"
                                + " takes a value of this program's for one of it: com.fasterxml"
                                + ".jackson.databind.JsonNode",
                        "RNB-812");
        assertThat(verified())
                .anySatisfy(it ->
                        assertThat(it)
                                .contains(
                                        "it brings a Jackson of its own, and acme.Says uses"
                                                + " dev.runnable.parameter.Parameter.value, whose"
                                                + " values are of this program's",
                                        "RNB-812"));
    }

    @Test
    void nodeInsideOfAnotherTypeIsToldToo() throws IOException {
        String variable =
                "new dev.runnable.graph.OnError(dev.runnable.graph.OnError.Action.SKIP,"
                        + " new LinkedHashMap<>()).defaultOutput().size()";

        withOwnJackson(saying(variable)).zip(folder.place("acme.zip"));

        assertThat(verified()).anySatisfy(it -> assertThat(it).contains("OnError.defaultOutput"));
    }

    @Test
    void withoutItsOwnJacksonNodesAreTheSame() throws IOException {
        assertThat(said(saying("ValueText.parameter(\"[1]\").value().get(0).asInt()")))
                .isEqualTo("1");
        assertThat(verified()).isEmpty();
    }

    @Test
    void twoPluginsHaveTwoVersionsOfAClass() throws IOException {
        for (String name : List.of("one", "two")) {
            folder.project(name)
                    .source(
                            "lib.Version",
                            """
                            package lib;
                            public class Version {
                                public static String name() { return "%s"; }
                            }
                            """
                                    .formatted(name))
                    .source(
                            "acme.Says",
                            """
                            package acme;
                            import dev.runnable.spi.*;
                            import java.util.*;
                            public class Says implements ExecutorProvider {
                                public String type() { return lib.Version.name(); }
                                public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.closed(); }
                                public GenericPipelineExecutor create(Settings s, ServiceContext c) { return null; }
                            }
                            """)
                    .service("dev.runnable.spi.ExecutorProvider", "acme.Says")
                    .zip(folder.place(name + ".zip"));
        }

        assertThat(folder.load().of(ExecutorProvider.class))
                .extracting(it -> it.provider().type())
                .containsExactly("one", "two");
    }

    private static <T> T empty(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, _, _) -> Optional.empty()));
    }

    @Test
    void failureLaterOnIsAttributed() throws IOException {
        folder.project("acme").executor("acme").zip(folder.place("acme.zip"));
        ExecutorProvider provider = folder.load().of(ExecutorProvider.class).getFirst().provider();
        Throwable thrown =
                catchThrowable(
                        () -> provider.create(empty(Settings.class), empty(ServiceContext.class)));

        assertThat(PluginFailure.of(thrown))
                .hasToString(
                        "Optional[error: plugin acme: a bug of the plugin: it failed:"
                                + " java.util.NoSuchElementException: No value present. Tell its"
                                + " author; 'runnable plugins verify' finds more of what is wrong"
                                + " with it. [RNB-814]]");
        assertThat(PluginFailure.of(new IllegalStateException("ours"))).isEmpty();
    }
}
