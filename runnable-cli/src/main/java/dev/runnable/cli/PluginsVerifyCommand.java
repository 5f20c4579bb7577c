package dev.runnable.cli;

import dev.runnable.plugin.LoadedPlugin;
import dev.runnable.plugin.Verification;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runnable plugins verify`: what is wrong with a plugin, for its author.
@Command(
        name = "verify",
        description = {
            "Loads plugins and nothing else, and tells all that is wrong with them.",
            "Exit codes: 0 they are in order, 3 they are not."
        })
final class PluginsVerifyCommand implements Callable<Integer> {
    private final World world;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "Zips, jars and folders that are plugins, or folders of plugins.")
    private List<Path> files = List.of();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the plugins as a list, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    PluginsVerifyCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Path here = world.surroundings().workingDirectory();
        List<LoadedPlugin> verified =
                Verification.of(
                        files.stream().map(it -> here.resolve(it).normalize()).toList(),
                        world.pluginCache());
        new PluginTable(world, verified).show(output);
        boolean isInOrder =
                verified.stream().flatMap(it -> it.problems().stream()).noneMatch(Problem::isError);
        return isInOrder ? 0 : ProblemCode.Category.INVALID.exitCode();
    }
}
