package dev.runnable.cli;

import dev.runnable.extension.PluginPlace;
import dev.runnable.plugin.InstalledPlugins;
import dev.runnable.plugin.PluginSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runnable plugins list`: what is in the folders of plugins.
@Command(
        name = "list",
        description = "Lists the plugins that there are: what they bring, or why they do not.")
final class PluginsListCommand implements Callable<Integer> {
    private final World world;

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the plugins as a list, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    PluginsListCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        List<PluginPlace> places =
                options.preparation(world).chosen().plugins().stream()
                        .map(it -> new PluginPlace(it, Optional.empty()))
                        .toList();
        try (PluginSet plugins = InstalledPlugins.examine(places, world.pluginCache())) {
            new PluginTable(world, plugins.plugins()).show(output);
            plugins.problemsOfFolders().forEach(it -> Complaints.tell(world.terminal(), it));
        }
        return 0;
    }
}
