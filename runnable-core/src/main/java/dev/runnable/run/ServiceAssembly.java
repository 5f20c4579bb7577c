package dev.runnable.run;

import dev.runnable.code.CodeIdentities;
import dev.runnable.config.Configuration;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.RecordedRun;
import dev.runnable.spi.ReplayingExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.SecretsProvider;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.SubmittingExecutor;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.spi.UserCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the services of a run from a configuration. The command line and the SDK choose the
/// executor here, so they choose the same.
public final class ServiceAssembly {
    private final Configuration configuration;
    private final Surroundings surroundings;
    private final Executors executors;

    public ServiceAssembly(
            Configuration configuration, Surroundings surroundings, Executors executors) {
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.executors = executors;
    }

    /// The run log store alone, for commands that only read.
    ///
    /// @throws dev.runnable.problem.ProblemException when its settings are wrong
    public RunLogStore store() {
        Problems problems = new Problems();
        Optional<RunLogStore> store =
                Stores.make(configuration.runLogStore(), surroundings, problems);
        problems.throwIfFailed();
        return store.orElseThrow();
    }

    /// Where runs keep their logs and files.
    public List<Path> storage() {
        return CatalogService.make(configuration, surroundings, new Problems()).folders();
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
        Path here = surroundings.workingDirectory();
        Optional<TraversingExecutor> executor = executors.make(configuration, problems);
        Optional<RunLogStore> store =
                Stores.make(configuration.runLogStore(), surroundings, problems);
        SecretsProvider secrets = Secrets.make(configuration.secrets(), surroundings, problems);
        CatalogService catalog = CatalogService.make(configuration, surroundings, problems);
        if (executor.isPresent() && store.isPresent()) {
            checkShared(executor.get(), store.get(), problems);
        }
        if (problems.failed() || executor.isEmpty() || store.isEmpty()) {
            return Optional.empty();
        }
        TraversingExecutor ready = replaying(executor.get(), store.get(), pipeline, problems);
        return Optional.of(
                new RunServices(
                        ready,
                        store.get(),
                        secrets,
                        Secrets.advice(configuration.secrets()),
                        catalog,
                        context(
                                pipeline.source(),
                                code,
                                tag,
                                store.get().isShared() ? catalog.folders() : List.of()),
                        () ->
                                CodeIdentities.of(
                                        here, catalog.folders(), surroundings.environment()),
                        surroundings.ambience()));
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
                    Stores.make(configuration.runLogStore(), surroundings, problems)
                            .filter(store -> !store.isShared())
                            .ifPresent(store -> notShared(executor, store, problems));
                    return new Translation.Writer(
                            executor,
                            context(pipeline.source(), code, tag, List.of()).apply(""),
                            CatalogService.make(configuration, surroundings, problems),
                            new PodConfiguration(configuration)::in);
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

    private void checkShared(TraversingExecutor executor, RunLogStore store, Problems problems) {
        if (executor.sharesRunLog() && !store.isShared()) {
            notShared(executor, store, problems);
        }
    }

    private void notShared(GenericPipelineExecutor executor, RunLogStore store, Problems problems) {
        problems.add(
                Problem.error(
                                ProblemCode.NOT_SUPPORTED,
                                configuration.runLogStore().location(),
                                "the executor '"
                                        + executor.type()
                                        + "' runs every step in a process of its own, and"
                                        + " these cannot see a run log of type '"
                                        + store.type()
                                        + "'")
                        .withHint("Choose 'chunked-fs' or 'file-system'."));
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
