package dev.runnable.run;

import dev.runnable.code.CodeIdentities;
import dev.runnable.config.Configuration;
import dev.runnable.engine.Ambience;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.GuardedCatalog;
import dev.runnable.service.GuardedSecrets;
import dev.runnable.service.GuardedStore;
import dev.runnable.service.NamedListener;
import dev.runnable.service.Services;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.RecordedRun;
import dev.runnable.spi.ReplayingExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.SubmittingExecutor;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.spi.UserCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes the services of a run from a configuration. The command line and the SDK choose the
/// executor here, so they choose the same.
public final class ServiceAssembly {
    private final Configuration configuration;
    private final Surroundings surroundings;
    private final Services all;
    private final ServiceContext here;
    private final Executors executors;

    public ServiceAssembly(Configuration configuration, Surroundings surroundings, Services all) {
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.all = all;
        Ambience ambience = surroundings.ambience();
        this.here =
                all.context(
                        surroundings.workingDirectory(),
                        surroundings.environment(),
                        ambience.clock(),
                        ambience.zone(),
                        ambience.random());
        this.executors = new Executors(all, here);
    }

    /// The run log store alone, for commands that only read.
    ///
    /// @throws dev.runnable.problem.ProblemException when its settings are wrong
    public RunLogStore store() {
        Problems problems = new Problems();
        Optional<RunLogStore> store = store(problems);
        problems.throwIfFailed();
        return store.orElseThrow();
    }

    private Optional<RunLogStore> store(Problems problems) {
        return all.stores()
                .create(configuration.runLogStore(), here, problems)
                .map(GuardedStore::around);
    }

    private Optional<SecretSource> secrets(Problems problems) {
        return all.secrets()
                .create(configuration.secrets(), here, problems)
                .map(GuardedSecrets::around);
    }

    private Optional<Catalog> catalog(Problems problems) {
        return all.catalogs()
                .create(configuration.catalog(), here, problems)
                .map(GuardedCatalog::around);
    }

    private List<NamedListener> listeners(Problems problems) {
        return configuration.listeners().stream()
                .flatMap(it -> all.listeners().create(it, here, problems).stream())
                .map(NamedListener::of)
                .toList();
    }

    /// Where runs keep their logs and files.
    public List<Path> storage() {
        Problems problems = new Problems();
        return Stream.concat(
                        catalog(problems).map(Catalog::folders).stream(),
                        store(problems).map(RunLogStore::folders).stream())
                .flatMap(List::stream)
                .toList();
    }

    /// All services.
    ///
    /// @param problems gets what is wrong with any service's settings
    /// @return empty when a service could not be made
    public Optional<RunServices> services(Pipeline pipeline, String tag, Problems problems) {
        return services(pipeline, Optional.empty(), tag, problems);
    }

    /// All services.
    ///
    /// @param code users' classes that are in this process already
    public Optional<RunServices> services(
            Pipeline pipeline, Optional<UserCode> code, String tag, Problems problems) {
        Optional<TraversingExecutor> executor = executors.make(configuration, problems);
        Optional<Kept> kept = kept(problems);
        Optional<SecretSource> secrets = secrets(problems);
        List<NamedListener> listeners = listeners(problems);
        if (executor.isPresent() && kept.isPresent() && executor.get().sharesRunLog()) {
            kept.get().checkShared(executor.get(), configuration, problems);
        }
        if (problems.failed() || executor.isEmpty() || kept.isEmpty() || secrets.isEmpty()) {
            return Optional.empty();
        }
        RunLogStore store = kept.get().store();
        CatalogService catalog = kept.get().files();
        TraversingExecutor ready = replaying(executor.get(), store, pipeline, problems);
        return Optional.of(
                new RunServices(
                        ready,
                        store,
                        secrets.get(),
                        catalog,
                        listeners,
                        context(
                                pipeline.source(),
                                code,
                                tag,
                                store.isShared() ? catalog.folders() : List.of()),
                        () ->
                                CodeIdentities.of(
                                        surroundings.workingDirectory(),
                                        catalog.folders(),
                                        surroundings.environment()),
                        surroundings.ambience()));
    }

    private Optional<Kept> kept(Problems problems) {
        Optional<RunLogStore> store = store(problems);
        Optional<Catalog> catalog = catalog(problems);
        return store.isEmpty() || catalog.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Kept(
                                store.get(),
                                catalog.get(),
                                new CatalogService(
                                        catalog.get(),
                                        store.get(),
                                        all.serializer(configuration.pickler(), here, problems),
                                        configuration,
                                        surroundings,
                                        problems)));
    }

    /// What writes the document of another platform, where the configuration chooses such an
    /// executor.
    ///
    /// @param problems gets what is wrong with any service's settings
    Optional<Translation.Writer> writer(
            Pipeline pipeline, Optional<UserCode> code, String tag, Problems problems) {
        return executors
                .makeTranspiling(configuration, problems)
                .map(executor -> {
                    Optional<Kept> kept = kept(problems);
                    if (kept.isEmpty()) {
                        problems.throwIfFailed();
                    }
                    kept.orElseThrow().checkShared(executor, configuration, problems);
                    return new Translation.Writer(
                            executor,
                            context(pipeline.source(), code, tag, List.of()).apply(""),
                            kept.get().files(),
                            new PodConfiguration(configuration, all)::in);
                });
    }

    /// A connection to the platform of the executor.
    ///
    /// @throws dev.runnable.problem.ProblemException when it has none, or its settings are wrong
    public Platform platform() {
        Problems problems = new Problems();
        Optional<SubmittingExecutor> executor = executors.makeSubmitting(configuration, problems);
        problems.throwIfFailed();
        return executor.orElseThrow()
                .connect(
                        new PlatformContext(
                                surroundings.environment(),
                                surroundings.workingDirectory(),
                                surroundings.ambience().random()));
    }

    /// With the record that it goes by, if any.
    private static TraversingExecutor replaying(
            TraversingExecutor executor, RunLogStore store, Pipeline pipeline, Problems problems) {
        if (!(executor instanceof ReplayingExecutor replaying)
                || replaying.recordedRun().isEmpty()) {
            return executor;
        }
        RecordedRun run = Recording.read(store, replaying.recordedRun().get());
        problems.addAll(Recording.gaps(run, pipeline));
        return replaying.replaying(run);
    }

    private Optional<SelfStart> selfStart(List<Path> storage) {
        if (surroundings.self().isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file =
                Optional.of(surroundings.workingDirectory().resolve(configuration.source()))
                        .filter(Files::isRegularFile);
        return Optional.of(
                new SelfStart(surroundings.self(), file, configuration.frozen(), storage));
    }

    /// What this machine lacks for an executor, whatever the pipeline.
    ///
    /// @param type of one that is installed
    public List<Problem> checkMachine(String type) {
        RunContext context =
                context(configuration.source(), Optional.empty(), "", List.of()).apply("");
        return executors.checkMachine(type, configuration, context);
    }

    /// @param source of the pipeline
    private Function<String, RunContext> context(
            String source, Optional<UserCode> code, String tag, List<Path> storage) {
        Path here = surroundings.workingDirectory();
        List<Path> expanded = ClassPaths.expand(configuration.classpath(), here);
        Path folder =
                Optional.ofNullable(here.resolve(source).normalize().getParent()).orElse(here);
        String unique =
                Long.toString(surroundings.ambience().random().nextLong() & Long.MAX_VALUE, 36);
        return runId ->
                new RunContext(
                        runId,
                        tag,
                        here,
                        folder,
                        surroundings.temporaryRoot().resolve("rnb-" + unique),
                        surroundings.environment(),
                        configuration.python(),
                        expanded,
                        configuration.passEnvironment(),
                        code,
                        selfStart(storage));
    }
}
