package dev.runnable.run;

import dev.runnable.catalog.FileCatalog;
import dev.runnable.catalog.KnownHashes;
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
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The catalog that a configuration chooses, and how the files of a run's steps come to it.
public final class CatalogService {
    private static final String NOTHING = "do-nothing";
    private static final String LOCATION = "catalog_location";
    private static final String DATA_FOLDER = "compute_data_folder";
    private static final String USUAL_LOCATION = ".catalog";

    private final String type;
    private final Optional<Catalog> catalog;
    private final Path location;
    private final Path dataFolder;
    private final List<Path> left;
    private final boolean sandboxed;
    private final String pickleExtension;
    private final KnownHashes hashes;

    private CatalogService(
            Configuration configuration, Surroundings surroundings, Problems problems) {
        Path here = surroundings.workingDirectory();
        Settings settings = configuration.catalog().settings(problems);
        type = configuration.catalog().type();
        location = location(settings, here);
        String process =
                Long.toString(surroundings.ambience().random().nextLong() & Long.MAX_VALUE, 36);
        catalog =
                type.equals(NOTHING)
                        ? Optional.empty()
                        : Optional.of(new FileCatalog(location, process));
        dataFolder = dataFolder(settings, here);
        sandboxed = settings.flag("sandbox").orElse(false);
        Settings store = configuration.runLogStore().settings(new Problems());
        left = List.of(location, Stores.folder(store, surroundings).normalize());
        pickleExtension =
                configuration.pickler().settings(problems).text("extension").orElse(".dill");
        hashes = new KnownHashes(location.resolve(".hashes"), surroundings.ambience().clock());
    }

    /// @param problems gets what is wrong with its settings
    static CatalogService make(
            Configuration configuration, Surroundings surroundings, Problems problems) {
        return new CatalogService(configuration, surroundings, problems);
    }

    private static Path location(Settings settings, Path here) {
        Path location = here.resolve(settings.text(LOCATION).orElse(USUAL_LOCATION)).normalize();
        if (here.startsWith(location)) {
            settings.reject(
                    LOCATION,
                    "'catalog_location' is the working directory, or around it",
                    "The catalog needs a folder of its own, such as '.catalog'.");
        }
        return location;
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
        return catalog.isPresent() ? catalog.get().executionLogs(runId) : new NoExecutionLogs();
    }

    /// @param broken is told when the catalog cannot be written
    AttemptFiles files(RunContext context, Graph graph, Consumer<IOException> broken) {
        if (catalog.isEmpty()) {
            return AttemptFiles.none(type);
        }
        RunFiles.Places places =
                new RunFiles.Places(
                        context.runId(),
                        context.workingDirectory(),
                        dataFolder,
                        Stream.concat(left.stream(), Stream.of(context.temporaryDirectory()))
                                .toList(),
                        context.temporaryDirectory(),
                        pickleExtension);
        return new RunFiles(catalog.get(), places, new Producers(graph), hashes, sandboxed, broken);
    }

    /// What steps get that no step puts, and sandboxes that cannot be.
    List<Problem> check(Pipeline pipeline) {
        return catalog.isPresent()
                ? CatalogCheck.ofFiles(pipeline)
                : CatalogCheck.withoutFiles(pipeline, type);
    }
}
