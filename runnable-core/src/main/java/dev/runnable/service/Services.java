package dev.runnable.service;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.catalog.BuiltInCatalogs;
import dev.runnable.catalog.KeepsNothing;
import dev.runnable.config.KnownServices;
import dev.runnable.config.Section;
import dev.runnable.config.ServiceSpec;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.secret.BuiltInSecrets;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.CatalogProvider;
import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.RunLogStoreProvider;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.Serializer;
import dev.runnable.spi.SerializerProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.store.BuiltInStores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// All that a configuration may choose, and a pipeline use. Thread-safe.
public final class Services {
    /// The pickler that leaves objects to the languages, which is none of this process.
    private static final String PICKLE = "pickle";

    private static final SettingsShape OF_PICKLERS =
            SettingsShape.closed(
                    setting(
                                    "extension",
                                    SettingType.text(),
                                    "How the names of files end that hold objects.")
                            .withDefault(".dill"));

    /// Settings of every catalog, since they are not about where it keeps its content.
    private static final class OfWorkingDirectory {
        static final SettingsShape DATA_FOLDER =
                SettingsShape.closed(
                        setting(
                                        "compute_data_folder",
                                        SettingType.text(),
                                        "The folder below the working directory whose files steps"
                                                + " get and put.")
                                .withDefault("."));
        static final SettingsShape ALL =
                DATA_FOLDER.with(
                        SettingsShape.closed(
                                setting(
                                                "sandbox",
                                                SettingType.flag(),
                                                "Whether each step runs in a folder of its own,"
                                                        + " with only the files that it gets.")
                                        .withDefault("false")));

        private OfWorkingDirectory() {}
    }

    private final Extensions extensions;
    private final TaskTypes taskTypes;
    private final Providers<ExecutorProvider, GenericPipelineExecutor> executors;
    private final Providers<RunLogStoreProvider, RunLogStore> stores;
    private final Providers<CatalogProvider, Catalog> catalogs;
    private final Providers<SecretSourceProvider, SecretSource> secrets;
    private final Providers<SerializerProvider, Serializer> serializers;
    private final Providers<EventListenerProvider, EventListener> listeners;

    /// @param extensions what there is besides that of this program
    public Services(Extensions extensions) {
        this.extensions = extensions;
        taskTypes = new TaskTypes(extensions);
        executors =
                new Providers<>("pipeline-executor", ExecutorProvider.class, List.of(), extensions);
        stores =
                new Providers<>(
                        "run-log-store",
                        RunLogStoreProvider.class,
                        BuiltInStores.all(),
                        extensions);
        catalogs =
                new Providers<>(
                        "catalog", CatalogProvider.class, BuiltInCatalogs.all(), extensions);
        secrets =
                new Providers<>(
                        "secrets", SecretSourceProvider.class, BuiltInSecrets.all(), extensions);
        serializers = new Providers<>("pickler", SerializerProvider.class, List.of(), extensions);
        listeners = new Providers<>("listener", EventListenerProvider.class, List.of(), extensions);
    }

    public Providers<ExecutorProvider, GenericPipelineExecutor> executors() {
        return executors;
    }

    public Providers<RunLogStoreProvider, RunLogStore> stores() {
        return stores;
    }

    public Providers<CatalogProvider, Catalog> catalogs() {
        return catalogs;
    }

    public Providers<SecretSourceProvider, SecretSource> secrets() {
        return secrets;
    }

    /// What writes the objects of Java tasks.
    ///
    /// @param problems gets what is wrong with it
    /// @return empty when it is left to Java
    public Optional<Serializer> serializer(
            ServiceSpec spec, ServiceContext context, Problems problems) {
        return spec.type().equals(PICKLE)
                ? Optional.empty()
                : serializers.create(spec, context, problems).map(Providers.Made::service);
    }

    public Providers<EventListenerProvider, EventListener> listeners() {
        return listeners;
    }

    /// The command types that a pipeline may use.
    public CommandTypes commandTypes() {
        return taskTypes.all();
    }

    /// What a configuration may say.
    public KnownServices known() {
        return new KnownServices(this::shapes, listeners::shapes, extensions::problems);
    }

    private SequencedMap<String, Supplier<SettingsShape>> shapes(Section section) {
        return switch (section) {
            case PIPELINE_EXECUTOR -> executors.shapes();
            case RUN_LOG_STORE -> stores.shapes();
            case CATALOG -> ofCatalogs();
            case SECRETS -> secrets.shapes();
            case PICKLER -> ofPicklers();
        };
    }

    private SequencedMap<String, Supplier<SettingsShape>> ofCatalogs() {
        SequencedMap<String, Supplier<SettingsShape>> shapes = catalogs.shapes();
        shapes.replaceAll((type, own) ->
                () ->
                        own.get()
                                .with(
                                        type.equals(KeepsNothing.TYPE)
                                                ? OfWorkingDirectory.DATA_FOLDER
                                                : OfWorkingDirectory.ALL));
        return shapes;
    }

    private SequencedMap<String, Supplier<SettingsShape>> ofPicklers() {
        SequencedMap<String, Supplier<SettingsShape>> shapes = new LinkedHashMap<>();
        shapes.put(PICKLE, () -> OF_PICKLERS);
        serializers
                .shapes()
                .forEach(
                        (type, own) -> shapes.putIfAbsent(type, () -> own.get().with(OF_PICKLERS)));
        return shapes;
    }

    /// What could not be loaded, and what is wrong with what was, as far as it was looked at:
    /// warnings, since the rest works.
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(extensions.problems());
        problems.addAll(taskTypes.problems());
        Stream.of(executors, stores, catalogs, secrets, serializers, listeners)
                .forEach(it -> problems.addAll(it.problems()));
        return problems.stream().map(Problem::asWarning).toList();
    }

    /// What services are told of the process.
    public ServiceContext context(
            Path workingDirectory,
            Map<String, String> environment,
            InstantSource clock,
            ZoneId zone,
            RandomGenerator random) {
        return new Context(workingDirectory, environment, clock, zone, random, extensions);
    }
}
