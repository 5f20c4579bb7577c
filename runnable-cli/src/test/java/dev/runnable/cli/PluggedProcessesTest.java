package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InProcess.Result;
import dev.runnable.plugged.AwkTasks;
import dev.runnable.plugged.Diary;
import dev.runnable.plugged.FakeHost;
import dev.runnable.plugged.LineStores;
import dev.runnable.plugged.OneFileCatalogs;
import dev.runnable.plugged.PropertiesSecrets;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services of others where every step is a process of its own. The processes have them in their
/// class path.
class PluggedProcessesTest {
    private static final Map<Class<?>, Object> PROVIDERS =
            Map.of(
                    RunLogStoreProvider.class, new LineStores(),
                    CatalogProvider.class, new OneFileCatalogs(),
                    SecretSourceProvider.class, new PropertiesSecrets(),
                    EventListenerProvider.class, new Diary(),
                    TaskType.class, new AwkTasks());

    @TempDir Path folder;
    @TempDir Path classpath;

    @Test
    void stepsSeeTheSameStoresAndCatalogsAndRunTheSameTasks() throws IOException {
        FakeHost host = new FakeHost();
        Path services = Files.createDirectories(classpath.resolve("META-INF/services"));
        for (Map.Entry<Class<?>, Object> one : PROVIDERS.entrySet()) {
            host.with("all", one.getValue());
            Files.writeString(
                    services.resolve(one.getKey().getName()), one.getValue().getClass().getName());
        }
        InProcess here = new InProcess(folder).with(host).withClasspath(classpath);
        here.file("s.properties", "TOKEN=tell-nobody");
        here.file(
                "c.yaml",
                """
                pipeline-executor: {type: emulator}
                run-log-store: {type: lines, config: {path: kept}}
                catalog: {type: one-file, config: {file: all}}
                secrets: {type: properties, config: {file: s.properties}}
                listeners: [{type: diary}]
                """);
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: add
                  steps:
                    add: {type: task, command_type: awk, secrets: [TOKEN], command: 'BEGIN { print "sum=42"; print ENVIRON["TOKEN"]; print "made" > "a.txt" }', returns: [sum], catalog: {put: [a.txt]}, next: take}
                    take: {type: task, command_type: shell, sandbox: true, command: cat a.txt; echo sum is $sum, catalog: {get: [a.txt]}, next: success}
                """);

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("sum is 42", "made").doesNotContain("tell-nobody");
        List<String> diary = Files.readAllLines(folder.resolve("diary.txt"));
        assertThat(diary).filteredOn(it -> it.contains("run_finished")).hasSize(1);
        assertThat(diary).last().isEqualTo("the end");
        assertThat(folder.resolve("kept/r1.lines")).exists();
        assertThat(folder.resolve(".catalog")).doesNotExist();
    }
}
