package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.config.FileChoice;
import dev.runnable.config.ParameterReader;
import dev.runnable.config.ParameterReading;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.run.Executors;
import dev.runnable.run.RunRequest;
import dev.runnable.run.RunServices;
import dev.runnable.run.ServiceAssembly;
import dev.runnable.runlog.RunLog;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.RunLogStore;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// From arguments to a run that can start. Reads everything before it complains, so that the
/// mistakes of all files are told at once.
final class Preparation {
    private final World world;
    private final ConfigurationOption configurationOption;
    private final Executors executors = new Executors();
    private final Problems problems = new Problems();

    /// A run that can start, and what the user should know before it does.
    record Ready(RunRequest request, RunServices services, List<Problem> warnings)
            implements Again {}

    /// What is left to do of a run that is to go on.
    sealed interface Again permits Ready, Done {}

    /// Nothing: it has succeeded.
    record Done(RunLog log) implements Again {}

    Preparation(World world, ConfigurationOption configuration) {
        this.world = world;
        this.configurationOption = configuration;
    }

    /// The store of run logs, for commands that read.
    RunLogStore store() {
        Optional<Configuration> configuration = configuration();
        problems.throwIfFailed();
        return assembly(configuration.orElseThrow()).store();
    }

    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    Ready prepare(String file, Optional<String> runId, String tag, RunOptions options) {
        return prepare(file, runId, tag, options, UnaryOperator.identity());
    }

    /// Prepares a run that is only created here, and run elsewhere.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    Ready prepareForOthers(String file, String runId, String tag, RunOptions options) {
        return prepare(file, Optional.of(runId), tag, options, it -> it.forPartOf(it));
    }

    /// @param here the configuration that this process works with
    private Ready prepare(
            String file,
            Optional<String> runId,
            String tag,
            RunOptions options,
            UnaryOperator<Configuration> here) {
        Optional<Configuration> configuration =
                configuration().map(it -> it.withClasspath(paths(options.classpath())));
        PipelineReading reading =
                PipelineReader.read(
                        world.surroundings().workingDirectory().resolve(file),
                        file,
                        CommandTypes.builtIn());
        problems.addAll(reading.problems());
        SequencedMap<String, Parameter> parameters =
                parameters(reading.pipeline(), options).orElseGet(LinkedHashMap::new);
        Optional<RunServices> services =
                configuration.flatMap(it ->
                        reading.pipeline()
                                .flatMap(pipeline ->
                                        assembly(here.apply(it))
                                                .services(pipeline, tag, problems)));
        problems.throwIfFailed();
        RunRequest request =
                new RunRequest(
                        reading.orThrow(),
                        parameters,
                        runId,
                        tag,
                        configuration.orElseThrow().frozen());
        return new Ready(request, services.orElseThrow(), problems.sorted());
    }

    /// Prepares a run to go on, with the pipeline as its file is now, or as the run has kept it
    /// where there is no such file.
    ///
    /// @param file the pipeline's, where it is not the one that the run was started with
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    Again prepareAgain(String runId, Optional<String> file, Optional<String> classpath) {
        FileChoice choice = chosenConfiguration();
        Optional<Configuration> chosen = configuration(choice);
        problems.throwIfFailed();
        EarlierRun earlier = EarlierRun.find(assembly(chosen.orElseThrow()).store(), runId);
        if (earlier.log().status() == StepState.SUCCESS) {
            return new Done(earlier.log());
        }
        RunHeader header = earlier.header();
        Configuration configuration =
                (choice.file().isPresent() ? chosen.orElseThrow() : frozen(header))
                        .withClasspath(paths(classpath));
        Path here = world.surroundings().workingDirectory();
        PipelineReading reading = earlier.pipeline(file, here);
        problems.addAll(reading.problems());
        reading.pipeline().ifPresent(it -> problems.addAll(earlier.changes(it)));
        problems.throwIfFailed();
        Optional<RunServices> services =
                assembly(configuration).services(reading.orThrow(), header.tag(), problems);
        problems.throwIfFailed();
        RunRequest request =
                new RunRequest(
                        reading.orThrow(),
                        header.parameters(),
                        Optional.of(runId),
                        header.tag(),
                        configuration.frozen());
        if (earlier.lacksFile(file, here)) {
            world.terminal()
                    .tell(
                            header.pipelineFile()
                                    + " is not there: going on with the definition that the run has kept");
        }
        return new Ready(request, services.orElseThrow(), problems.sorted());
    }

    /// The configuration that a run has kept, without secrets.
    Configuration frozen(RunHeader header) {
        return EarlierRun.configuration(header, executors, world);
    }

    ServiceAssembly assembly(Configuration configuration) {
        return new ServiceAssembly(configuration, world.surroundings(), executors);
    }

    /// The configuration that the arguments choose.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong with it
    Configuration chosen() {
        Optional<Configuration> chosen = configuration();
        problems.throwIfFailed();
        return chosen.orElseThrow();
    }

    private FileChoice chosenConfiguration() {
        return FileChoice.configuration(
                configurationOption.configuration().map(Path::toString),
                world.environment(),
                world.surroundings().workingDirectory());
    }

    private Optional<Configuration> configuration() {
        return configuration(chosenConfiguration());
    }

    private Optional<Configuration> configuration(FileChoice choice) {
        problems.addAll(choice.warnings());
        if (choice.file().isEmpty()) {
            return Optional.of(Configuration.defaults());
        }
        ConfigurationReading reading =
                new ConfigurationReader(executors.knownServices())
                        .read(choice.file().get(), choice.displayName(), world.environment());
        problems.addAll(reading.problems());
        return reading.configuration();
    }

    private Optional<SequencedMap<String, Parameter>> parameters(
            Optional<Pipeline> pipeline, RunOptions options) {
        FileChoice choice =
                FileChoice.parameters(
                        options.parameters().map(Path::toString),
                        world.environment(),
                        world.surroundings().workingDirectory());
        ParameterReading reading =
                ParameterReader.read(
                        pipeline.map(Pipeline::parameters).orElseGet(LinkedHashMap::new),
                        choice,
                        world.environment(),
                        options.set());
        problems.addAll(reading.problems());
        return reading.parameters();
    }

    private static List<String> paths(Optional<String> classpath) {
        return classpath
                .map(text -> Arrays.asList(text.split(File.pathSeparator, -1)))
                .orElse(List.of())
                .stream()
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
