package dev.runnable.cli;

import dev.runnable.run.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the launcher runs once on a machine, in an empty folder, so that the JVM can record an
/// ahead-of-time cache. It does what users do, so that the classes of a usual run are in the cache.
final class AotTraining {
    private static final String PIPELINE =
            """
            parameters: {name: world, count: 3}
            dag:
              start_at: greet
              steps:
                greet:
                  type: task
                  command_type: shell
                  command: echo "hello $name"; export length=${#name}
                  returns: [{name: length, kind: json}]
                  next: count
                count: {type: task, command_type: java, command: Count.java::up, returns: [more], next: rest}
                rest: {type: stub, next: success}
            """;

    private static final String JAVA =
            """
            class Count {
                static int up(int count) {
                    System.out.println(count);
                    return count + 1;
                }
            }
            """;

    private static final String PROGRAM =
            """
            import static dev.runnable.sdk.Steps.*;
            import dev.runnable.sdk.Pipeline;
            import java.util.List;
            import java.util.stream.Stream;

            class Program {
                record Row(String name, int count) {}

                static Pipeline pipeline() {
                    return Pipeline.of("program",
                                    java("rows", Program::rows).returns("rows"),
                                    map("each").over("names").as("name").run(
                                            java("size", Program::size).returns("size")),
                                    parallel("both").branch("a", stub("b")),
                                    shell("tell", "echo $size").onFailure(stub("else")))
                            .parameter("names", List.of("a", "b"));
                }

                static List<Row> rows(List<String> names) {
                    return names.stream().map(name -> new Row(name, 1)).toList();
                }

                static int size(List<Row> rows, String name) {
                    return (int) rows.stream().filter(row -> row.name().equals(name)).count();
                }
            }
            """;

    private static final String CONFIGURATION =
            "pipeline-executor: {type: local, config: {enable_parallel: true}}\n";

    private static final String MOCKED = "pipeline-executor: {type: mocked}\n";

    /// With a plugin that brings nothing: what loads it is needed by each that brings something.
    private static final String PLUGGED = "plugins: [plugins]\n" + CONFIGURATION;

    private static final String PLUGIN =
            "plugin.id=training\nplugin.version=1.0.0\nplugin.requires=^1.0\n";

    private AotTraining() {}

    static int run(World world) {
        Surroundings surroundings = world.surroundings();
        Path here = surroundings.workingDirectory();
        ResultStream nowhere = new ResultStream(OutputStream.nullOutputStream());
        World quiet = new World(surroundings, new Terminal(nowhere, nowhere, Screen.NONE));
        try {
            Files.writeString(here.resolve("pipeline.yaml"), PIPELINE);
            Files.writeString(here.resolve("Count.java"), JAVA);
            Files.writeString(here.resolve("Program.java"), PROGRAM);
            Files.writeString(here.resolve("config.yaml"), CONFIGURATION);
            Files.writeString(here.resolve("mocked.yaml"), MOCKED);
            Files.writeString(here.resolve("plugged.yaml"), PLUGGED);
            Path plugin = Files.createDirectories(here.resolve("plugins/training"));
            Files.writeString(plugin.resolve("plugin.properties"), PLUGIN);
            Files.createDirectory(plugin.resolve("classes"));
        } catch (IOException e) {
            return 1;
        }
        Main.run(quiet, "validate", "pipeline.yaml", "-c", "config.yaml");
        Main.run(quiet, "execute", "pipeline.yaml", "--run-id", "training", "--output", "json");
        Main.run(quiet, "execute", "Program.java", "--run-id", "program");
        Main.run(quiet, "execute", "pipeline.yaml", "-c", "mocked.yaml");
        Main.run(quiet, "execute", "pipeline.yaml", "-c", "plugged.yaml");
        Main.run(quiet, "show", "training");
        Main.run(quiet, "runs");
        Main.run(quiet, "execute-single-node", "parts", "pipeline.yaml", "greet");
        Main.run(quiet, "execute-single-node", "parts", "count");
        world.terminal().out().println("runnable " + Main.version());
        return 0;
    }
}
