package dev.runnable.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `runnable plugins new`: a project to begin with.
@Command(
        name = "new",
        description = {
            "Writes a Maven project with a plugin that works, to begin with.",
            "'mvn verify' in it builds and tests the plugin; its README tells how it is used."
        })
final class PluginsNewCommand implements Callable<Integer> {
    private final World world;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            description = "Of the plugin and of what it brings: small letters, digits and dashes.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What it brings: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private PluginKind kind = PluginKind.EXECUTOR;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "Of its classes. Default: org.example and the name.")
    private @Nullable String packageName;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where it is made. Default: a folder of this name, here.")
    private @Nullable Path folder;

    PluginsNewCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        PluginTemplate template = template();
        Path target = Optional.ofNullable(folder).orElse(Path.of(name));
        template.writeTo(world.surroundings().workingDirectory().resolve(target).normalize());
        world.terminal().tell("made " + target + ": the plugin '" + name + "'");
        world.terminal().tell("next: cd " + target + " && mvn verify");
        return 0;
    }

    private PluginTemplate template() {
        try {
            return PluginTemplate.of(
                    kind, name, Optional.ofNullable(packageName), Main.version().strip());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
