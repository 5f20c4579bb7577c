package dev.runnable.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.extension.PluginPlace;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.ExecutorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong with a plugin is told with its file, and the plugin beside it works.
final class BrokenPluginsTest {
    private static final String SERVICE = "dev.runnable.spi.ExecutorProvider";

    @TempDir Path scratch;
    private PluginFolder folder;

    @BeforeEach
    void putAGoodOneBesideIt() throws IOException {
        folder = new PluginFolder(scratch);
        folder.project("good").executor("good").zip(folder.place("good.zip"));
    }

    @AfterEach
    void goodOneWorks() throws IOException {
        assertThat(folder.load().of(ExecutorProvider.class))
                .extracting(it -> it.provider().type())
                .contains("good");
    }

    private void assertTold(String... problems) throws IOException {
        assertThat(folder.problems()).containsExactly(problems);
    }

    private PluginProject bad() throws IOException {
        return folder.project("bad");
    }

    @Test
    void textIsNoZip() throws IOException {
        Files.writeString(folder.place("bad.zip"), "no zip ".repeat(100));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: it is no zip, or a damaged one: it has no end: it is"
                        + " no zip, or a part of one. Get it anew: a download may have been cut."
                        + " [RNB-801]");
    }

    @Test
    void emptyFileIsNoJar() throws IOException {
        Files.writeString(folder.place("bad.jar"), "");

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("error: SCRATCH/plugins/bad.jar: it is no zip, or a damaged one: ")
                .endsWith("[RNB-801]");
    }

    @Test
    void zipThatWasCutIsDamaged() throws IOException {
        Path zip = bad().executor("bad").zip(folder.place("bad.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(folder.problems()).singleElement().asString().contains("bad.zip", "RNB-801");
    }

    @Test
    void zipWhoseContentWasChangedIsDamaged() throws IOException {
        Path zip = bad().file("data.txt", "x").zip(folder.place("bad.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        for (int i = 40; i < 90; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(zip, bytes);

        assertThat(folder.problems()).singleElement().asString().contains("bad.zip", "RNB-801");
    }

    @Test
    void descriptorIsMissing() throws IOException {
        bad().silent("id").silent("version").silent("requires").zip(folder.place("bad.zip"));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: it has neither plugin.properties nor a manifest. A"
                        + " plugin says plugin.id, plugin.version and plugin.requires in a file"
                        + " plugin.properties, or Plugin-Id, Plugin-Version and Plugin-Requires in"
                        + " the manifest of a jar. [RNB-802]");
    }

    @Test
    void folderWithoutADescriptorIsTold() throws IOException {
        Files.createDirectories(folder.place("bad/classes"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("error: SCRATCH/plugins/bad: it has neither plugin.properties nor");
    }

    @Test
    void idIsMissing() throws IOException {
        bad().silent("id").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("error: SCRATCH/plugins/bad.zip: it has no 'plugin.id'. ")
                .endsWith("[RNB-802]");
    }

    @Test
    void idOfAJarIsMissing() throws IOException {
        bad().silent("id").jar(folder.place("bad.jar"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("error: SCRATCH/plugins/bad.jar: it has no 'Plugin-Id'. ");
    }

    @Test
    void versionIsNone() throws IOException {
        bad().say("version", "one").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains(
                        "its 'plugin.version' is 'one'; three numbers were expected, as in 1.0.0");
    }

    @Test
    void requirementIsNoRange() throws IOException {
        bad().say("requires", "the newest").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains(
                        "what it requires of the SPI is 'the newest'; a range was expected, as"
                                + " '^1.0' or '>=1.0 & <2.0'");
    }

    @Test
    void otherSpiIsRequired() throws IOException {
        bad().say("requires", ">=2.0 & <3.0").executor("bad").zip(folder.place("bad.zip"));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: the plugin 'bad' 1.2.3 requires the SPI >=2.0 &"
                        + " <3.0; this is 1.0.0. Take the version of the plugin that was built for"
                        + " this one, or another version of this program. [RNB-804]");
    }

    @Test
    void rangesOfThisSpiAreFulfilled() throws IOException {
        for (String range : List.of("^1.0", ">=1.0 & <2.0", "1.0.0", "~1.0", "1.x", "*")) {
            bad().say("requires", range).zip(folder.place("bad.zip"));

            assertThat(folder.problems()).as(range).isEmpty();
        }
    }

    @Test
    void secondFileOfTheSameIdIsLeftOut() throws IOException {
        Path other = Files.createDirectories(scratch.resolve("other"));
        folder.project("bad").executor("second").zip(other.resolve("a.zip"));
        folder.project("bad").executor("first").zip(folder.place("z.zip"));

        PluginSet plugins = folder.load(folder.plugins(), other);

        assertThat(plugins.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "warning: %s: the plugin 'bad' is loaded from %s, which comes first. Remove"
                                        .formatted(other.resolve("a.zip"), folder.place("z.zip"))
                                + " one of them. [RNB-803]");
        assertThat(plugins.of(ExecutorProvider.class))
                .extracting(it -> it.provider().type())
                .containsExactly("first", "good");
    }

    @Test
    void dependencyIsMissing() throws IOException {
        bad().say("dependencies", "base").zip(folder.place("bad.zip"));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: the plugin 'bad' needs the plugin 'base', which is"
                        + " not loaded. Put it into one of the folders of plugins, or mend what is"
                        + " told of it. [RNB-805]");
    }

    @Test
    void dependencyOfADependencyIsMissing() throws IOException {
        bad().say("dependencies", "base").zip(folder.place("bad.zip"));
        folder.project("base").say("dependencies", "deep").zip(folder.place("base.zip"));

        assertThat(folder.problems())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).contains("'bad' needs the plugin 'base'"))
                .anySatisfy(it -> assertThat(it).contains("'base' needs the plugin 'deep'"));
    }

    @Test
    void dependencyHasAnotherVersion() throws IOException {
        bad().say("dependencies", "good@^2.0").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("the plugin 'bad' needs the plugin 'good' ^2.0; 1.2.3 is there");
    }

    @Test
    void pluginsNeedEachOther() throws IOException {
        bad().say("dependencies", "worse").zip(folder.place("bad.zip"));
        folder.project("worse").say("dependencies", "bad").zip(folder.place("worse.zip"));

        assertThat(folder.problems())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it)
                                .contains(
                                        "needs a plugin that needs it, among 'bad', 'worse'",
                                        "RNB-805"));
    }

    @Test
    void pluginClassIsMissing() throws IOException {
        bad().say("class", "acme.None").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "error: SCRATCH/plugins/bad.zip: the plugin 'bad' could not be started: it"
                                + " needs the class acme.None, which is not in it. ")
                .endsWith("[RNB-806]");
    }

    @Test
    void pluginClassIsNone() throws IOException {
        bad().say("class", "acme.AcmeProvider").executor("bad").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("the plugin class acme.AcmeProvider does not extend org.pf4j.Plugin");
    }

    @Test
    void startThrows() throws IOException {
        bad().say("class", "acme.Life")
                .source(
                        "acme.Life",
                        """
                        package acme;
                        public class Life extends org.pf4j.Plugin {
                            public void start() { throw new StackOverflowError("too deep"); }
                        }
                        """)
                .zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("it failed: java.lang.StackOverflowError: too deep");
    }

    @Test
    void providerIsMissing() throws IOException {
        bad().service(SERVICE, "acme.None").zip(folder.place("bad.zip"));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: the provider acme.None of the plugin 'bad' is not"
                        + " there. META-INF/services/dev.runnable.spi.ExecutorProvider names it; is"
                        + " it in the plugin? [RNB-807]");
    }

    @Test
    void providerIsNone() throws IOException {
        bad().source("acme.A", "package acme; public class A {}")
                .service(SERVICE, "acme.A")
                .zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("acme.A of the plugin 'bad' does not implement " + SERVICE, "RNB-807");
    }

    private void assertProviderTold(String body, String... told) throws IOException {
        bad().source(
                        "acme.A",
                        """
                        package acme;
                        import dev.runnable.spi.*;
                        import java.util.*;
                        public class A implements ExecutorProvider {
                            %s
                            public String type() { return "bad"; }
                            public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.closed(); }
                            public GenericPipelineExecutor create(Settings s, ServiceContext c) { return null; }
                        }
                        """
                                .formatted(body))
                .service(SERVICE, "acme.A")
                .zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("the provider acme.A of the plugin 'bad' ")
                .contains(told);
    }

    @Test
    void constructorThrows() throws IOException {
        assertProviderTold(
                "public A() { throw new IllegalStateException(\"no licence\"); }",
                "failed: java.lang.IllegalStateException: no licence. Tell its author");
    }

    @Test
    void constructorIsHidden() throws IOException {
        assertProviderTold("private A() {}", "has no public constructor without arguments");
    }

    @Test
    void libraryIsMissing() throws IOException {
        Path library =
                folder.project("library")
                        .source("lib.Tool", "package lib; public class Tool {}")
                        .build();
        bad().against(library.resolve("classes"))
                .source(
                        "acme.A",
                        """
                        package acme;
                        import dev.runnable.spi.*;
                        import java.util.*;
                        public class A implements ExecutorProvider {
                            private final Object tool = new lib.Tool();
                            public String type() { return "bad"; }
                            public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.closed(); }
                            public GenericPipelineExecutor create(Settings s, ServiceContext c) { return null; }
                        }
                        """)
                .service(SERVICE, "acme.A")
                .zip(folder.place("bad.zip"));

        assertTold(
                "error: SCRATCH/plugins/bad.zip: the provider acme.A of the plugin 'bad' needs the"
                        + " class lib.Tool, which is not in it. The jar that has it belongs into lib/"
                        + " of the plugin. [RNB-807]");
    }

    @Test
    void classWasBuiltForANewerJava() throws IOException {
        PluginProject project = bad().executor("bad");
        Path built = project.build();
        Path type = built.resolve("classes/acme/AcmeProvider.class");
        byte[] bytes = Files.readAllBytes(type);
        bytes[7] = (byte) (44 + Runtime.version().feature() + 1);
        Files.write(type, bytes);
        Files.move(built, folder.place("bad"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains(
                        "has the class acme.AcmeProvider, which was built for Java %d; this is Java %d"
                                .formatted(
                                        Runtime.version().feature() + 1,
                                        Runtime.version().feature()));
    }

    @Test
    void extensionPointOfTheFutureIsAWarning() throws IOException {
        bad().service("dev.runnable.spi.TelepathyProvider", "acme.A").zip(folder.place("bad.zip"));

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "warning: SCRATCH/plugins/bad.zip: the plugin 'bad' brings something for"
                                + " 'dev.runnable.spi.TelepathyProvider', which this program does"
                                + " not have");
    }

    @Test
    void folderThatTheUserHasNamedIsNotThere() {
        SourceLocation place = new SourceLocation("runnable-config.yaml", 3, 5);
        Path none = scratch.resolve("none");
        List<PluginPlace> places =
                List.of(
                        new PluginPlace(none, Optional.of(place)),
                        new PluginPlace(scratch.resolve("neither"), Optional.empty()));

        assertThat(new InstalledPlugins().load(places).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "error: runnable-config.yaml:3:5: there is no folder "
                                + none
                                + "; a folder with plugins was expected. Make it, or name another."
                                + " [RNB-809]");
    }

    @Test
    void cacheThatCannotBeWrittenIsTold() throws IOException {
        folder.load();
        Path file = Files.writeString(scratch.resolve("file"), "");

        assertThat(
                        InstalledPlugins.examine(
                                        List.of(
                                                new PluginPlace(
                                                        folder.plugins(), Optional.empty())),
                                        Optional.of(file))
                                .problems())
                .singleElement()
                .asString()
                .contains("good.zip: it cannot be unpacked: ", "RNB-811");
    }
}
