package dev.runnable.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Origin;
import dev.runnable.extension.PluginHost;
import dev.runnable.extension.PluginPlace;
import dev.runnable.spi.ExecutorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that are in order are there, whatever form they have.
final class LoadedPluginsTest {
    @TempDir Path scratch;
    private PluginFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PluginFolder(scratch);
    }

    private static List<String> types(PluginSet plugins) {
        return plugins.of(ExecutorProvider.class).stream().map(it -> it.provider().type()).toList();
    }

    @Test
    void zipBringsAnExecutor() throws IOException {
        Path zip = folder.project("acme").executor("acme").zip(folder.place("acme.zip"));

        PluginSet plugins = folder.load();

        assertThat(plugins.problems()).isEmpty();
        Extension<ExecutorProvider> executor = plugins.of(ExecutorProvider.class).getFirst();
        assertThat(executor.provider().type()).isEqualTo("acme");
        assertThat(executor.origin()).contains(new Origin("acme", "1.2.3", zip));
        assertThat(executor.provider().getClass().getClassLoader().getName()).isEqualTo("acme");
    }

    @Test
    void jarAndFolderBringOneToo() throws IOException {
        folder.project("b").executor("of-jar").jar(folder.place("b.jar"));
        Files.move(folder.project("a").executor("of-folder").build(), folder.place("a"));

        PluginSet plugins = folder.load();

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("of-folder", "of-jar");
    }

    @Test
    void folderThatIsAPluginItselfIsOne() throws IOException {
        Path project = folder.project("acme").executor("acme").build();

        assertThat(types(folder.load(project))).containsExactly("acme");
    }

    @Test
    void hostIsFoundAndLoadsWithoutACacheToo() throws IOException {
        folder.project("acme").executor("acme").zip(folder.place("acme.zip"));

        PluginHost host = PluginHost.installed().orElseThrow();

        assertThat(
                        host.load(List.of(new PluginPlace(folder.plugins(), Optional.empty())))
                                .of(ExecutorProvider.class))
                .extracting(it -> it.provider().type())
                .containsExactly("acme");
    }

    @Test
    void userFolderIsNotWrittenTo() throws IOException {
        folder.project("acme").executor("acme").zip(folder.place("acme.zip"));
        folder.load();

        try (var files = Files.list(folder.plugins())) {
            assertThat(files).containsExactly(folder.place("acme.zip"));
        }
        assertThat(folder.cache().resolve("plugins")).isDirectoryContaining(Files::isDirectory);
    }

    @Test
    void whatIsNoPluginByItsNameIsLeftAlone() throws IOException {
        Files.writeString(folder.place("README.md"), "plugins go here");
        Files.createDirectories(folder.place(".git"));

        assertThat(folder.load().plugins()).isEmpty();
    }

    @Test
    void pluginClassIsStartedAndStopped() throws IOException {
        Path told = scratch.resolve("told.txt");
        folder.project("acme")
                .say("class", "acme.Life")
                .source(
                        "acme.Life",
                        """
                        package acme;
                        import java.io.*;
                        import java.nio.file.*;
                        public class Life extends org.pf4j.Plugin {
                            public void start() { tell("started "); }
                            public void stop() { tell("stopped"); }
                            private static void tell(String what) {
                                try {
                                    Files.writeString(Path.of("%s"), what,
                                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            }
                        }
                        """
                                .formatted(told))
                .zip(folder.place("acme.zip"));

        try (PluginSet plugins = folder.load()) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(told).hasContent("started ");
        }
        assertThat(told).hasContent("started stopped");
    }

    @Test
    void pluginUsesClassesOfTheOneThatItDependsOn() throws IOException {
        PluginProject base =
                folder.project("base")
                        .source(
                                "base.Words",
                                """
                                package base;
                                public class Words {
                                    public static String type() { return "from-base"; }
                                }
                                """);
        base.zip(folder.place("z-base.zip"));
        folder.project("top")
                .against(base.build().resolve("classes"))
                .say("dependencies", "base@^1.2, missing?@1.0")
                .source(
                        "acme.Top",
                        """
                        package acme;
                        import dev.runnable.spi.*;
                        import java.util.*;
                        public class Top implements ExecutorProvider {
                            public String type() { return base.Words.type(); }
                            public dev.runnable.settings.SettingsShape settings() { return dev.runnable.settings.SettingsShape.closed(); }
                            public GenericPipelineExecutor create(Settings settings, ServiceContext context) { return null; }
                        }
                        """)
                .service("dev.runnable.spi.ExecutorProvider", "acme.Top")
                .zip(folder.place("a-top.zip"));

        PluginSet plugins = folder.load();

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("from-base");
    }
}
