package dev.runnable.run;

import dev.runnable.catalog.KeepsNothing;
import dev.runnable.catalog.KnownHashes;
import dev.runnable.catalog.ObjectForms;
import dev.runnable.catalog.Producers;
import dev.runnable.catalog.RunFiles;
import dev.runnable.config.Configuration;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.Serializer;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The catalog that a configuration chooses, and how the files of a run's steps come to it.
public final class CatalogService {
    private static final String DATA_FOLDER = "compute_data_folder";

    private final Catalog catalog;
    private final Path dataFolder;
    private final List<Path> left;
    private final boolean sandboxed;
    private final ObjectForms objects;
    private final KnownHashes hashes;

    /// @param store of the runs' logs, which files of users are never among
    /// @param problems gets what is wrong with the settings that are for all catalogs
    CatalogService(
            Catalog catalog,
            RunLogStore store,
            Optional<Serializer> serializer,
            Configuration configuration,
            Surroundings surroundings,
            Problems problems) {
        this.catalog = catalog;
        Settings settings = configuration.catalog().settings(problems);
        dataFolder = dataFolder(settings, surroundings.workingDirectory());
        sandboxed = settings.flag("sandbox").orElse(false);
        left =
                Stream.concat(catalog.folders().stream(), store.folders().stream())
                        .map(Path::normalize)
                        .distinct()
                        .toList();
        objects =
                new ObjectForms(
                        configuration
                                .pickler()
                                .settings(problems)
                                .text("extension")
                                .orElse(".dill"),
                        serializer);
        InstantSource clock = surroundings.ambience().clock();
        hashes =
                catalog.folders().stream()
                        .findFirst()
                        .map(it -> new KnownHashes(it.resolve(".hashes"), clock))
                        .orElseGet(() -> new KnownHashes(clock));
    }

    private static Path dataFolder(Settings settings, Path here) {
        Path folder =
                here.relativize(here.resolve(settings.text(DATA_FOLDER).orElse(".")).normalize());
        if (folder.startsWith("..")) {
            settings.reject(
                    DATA_FOLDER,
                    "'compute_data_folder' leads out of the working directory",
                    "Steps hand over files of the working directory only: name a folder in it.");
        }
        return folder;
    }

    /// What runs write themselves.
    List<Path> folders() {
        return left;
    }

    ExecutionLogs executionLogs(String runId) {
        return catalog.executionLogs(runId);
    }

    /// @param broken is told when the catalog cannot be written
    AttemptFiles files(RunContext context, Graph graph, Consumer<IOException> broken) {
        if (catalog instanceof KeepsNothing) {
            return AttemptFiles.none(catalog.type());
        }
        RunFiles.Places places =
                new RunFiles.Places(
                        context.runId(),
                        context.workingDirectory(),
                        dataFolder,
                        Stream.concat(left.stream(), Stream.of(context.temporaryDirectory()))
                                .toList(),
                        context.temporaryDirectory(),
                        objects);
        return new RunFiles(catalog, places, new Producers(graph), hashes, sandboxed, broken);
    }

    /// What steps get that no step puts, and sandboxes that cannot be.
    List<Problem> check(Pipeline pipeline) {
        return catalog instanceof KeepsNothing
                ? CatalogCheck.withoutFiles(pipeline, catalog.type())
                : CatalogCheck.ofFiles(pipeline);
    }
}
