package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.config.Configuration;
import dev.runnable.config.KnownServices;
import dev.runnable.config.ServiceSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SubmittingExecutor;
import dev.runnable.spi.TranspilingExecutor;
import dev.runnable.spi.TraversingExecutor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The executors that are on the class path.
public final class Executors {
    private final Map<String, ExecutorProvider> providers = new LinkedHashMap<>();

    public Executors() {
        ServiceLoader.load(ExecutorProvider.class, Executors.class.getClassLoader())
                .forEach(provider -> providers.put(provider.type(), provider));
    }

    /// All services that a configuration may name.
    public KnownServices knownServices() {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        providers.forEach((type, provider) -> settings.put(type, provider.settings()));
        return KnownServices.builtIn(settings);
    }

    /// All of them, by their types.
    public List<InstalledExecutor> installed() {
        return providers.values().stream()
                .map(InstalledExecutor::of)
                .sorted(Comparator.comparing(InstalledExecutor::type))
                .toList();
    }

    /// What this machine lacks for an executor, with the settings that a configuration has for it.
    List<Problem> checkMachine(String type, Configuration configuration, RunContext context) {
        ServiceSpec chosen = configuration.executor();
        ServiceSpec spec =
                chosen.type().equals(type) ? chosen : ServiceSpec.plain(type, chosen.location());
        return requireNonNull(providers.get(type), type)
                .checkMachine(spec.settings(new Problems()), context);
    }

    /// The executor that a configuration chooses.
    ///
    /// @param problems gets what is wrong with its settings
    Optional<TraversingExecutor> make(Configuration configuration, Problems problems) {
        Optional<GenericPipelineExecutor> executor = any(configuration, problems);
        if (executor.isEmpty() || executor.get() instanceof TraversingExecutor) {
            return executor.map(TraversingExecutor.class::cast);
        }
        problems.add(writesDocuments(executor.get(), configuration.executor().location()));
        return Optional.empty();
    }

    /// What a program is told that wants to run a pipeline itself.
    static Problem writesDocuments(GenericPipelineExecutor executor, SourceLocation place) {
        return Problem.error(
                        ProblemCode.NOT_SUPPORTED,
                        place,
                        "the executor '"
                                + executor.type()
                                + "' runs nothing here, it writes the document of another platform")
                .withHint("Use 'runnable execute' with the pipeline file.");
    }

    /// The executor that a configuration chooses, if it writes documents.
    ///
    /// @param problems gets what is wrong with its settings
    Optional<TranspilingExecutor> makeTranspiling(Configuration configuration, Problems problems) {
        Problems found = new Problems();
        Optional<TranspilingExecutor> made =
                any(configuration, found)
                        .filter(TranspilingExecutor.class::isInstance)
                        .map(TranspilingExecutor.class::cast);
        // of any other executor they are told by whoever makes it
        made.ifPresent(_ -> problems.addAll(found.sorted()));
        return made;
    }

    /// The executor that a configuration chooses, if it can ask its platform.
    ///
    /// @param problems gets what is wrong with its settings, or that it is another one
    Optional<SubmittingExecutor> makeSubmitting(Configuration configuration, Problems problems) {
        Optional<GenericPipelineExecutor> executor = any(configuration, problems);
        if (executor.isEmpty() || executor.get() instanceof SubmittingExecutor) {
            return executor.map(SubmittingExecutor.class::cast);
        }
        problems.add(
                Problem.error(
                                ProblemCode.NOT_SUPPORTED,
                                configuration.executor().location(),
                                "the executor '"
                                        + executor.get().type()
                                        + "' has no platform to ask")
                        .withHint(
                                "Choose a configuration with 'pipeline-executor: {type: argo}' by"
                                        + " --config."));
        return Optional.empty();
    }

    private Optional<GenericPipelineExecutor> any(Configuration configuration, Problems problems) {
        String type = configuration.executor().type();
        ExecutorProvider provider = providers.get(type);
        if (provider == null) {
            problems.add(
                    Problem.error(
                                    ProblemCode.UNKNOWN_SERVICE,
                                    configuration.executor().location(),
                                    "there is no executor '" + type + "' in this installation")
                            .withHint("There are: " + String.join(", ", providers.keySet()) + "."));
            return Optional.empty();
        }
        return provider.make(configuration.executor().settings(problems));
    }
}
