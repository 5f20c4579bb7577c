package dev.runnable.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.config.Configuration;
import dev.runnable.config.FileChoice;
import dev.runnable.config.KnownServices;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.runlog.RunLog;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.Platform;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.UserCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// From what the user has said to a run that can start, for the command line and the SDK alike.
/// Reads everything before it complains, so that the mistakes of all files are told at once. For
/// one run.
public final class Preparation {
    private final Surroundings surroundings;
    private final Problems problems = new Problems();
    private final ChosenConfiguration configurations;

    /// A run that can start, and what the user should know before it does.
    public record Ready(RunRequest request, RunServices services, List<Problem> warnings)
            implements Again, Start {}

    /// What the configuration makes of a pipeline.
    public sealed interface Start permits Ready, ForPlatform {}

    /// A document that can be written, and what the user should know before it is.
    public record ForPlatform(Translation translation, List<Problem> warnings)
            implements Start, Again {}

    /// What is left to do of a run that is to go on.
    public sealed interface Again permits Ready, ForPlatform, Done {}

    /// Nothing: it has succeeded.
    public record Done(RunLog log) implements Again {}

    /// @param configurationFile as the user has named it, if so
    public Preparation(Surroundings surroundings, Optional<String> configurationFile) {
        this.surroundings = surroundings;
        this.configurations = new ChosenConfiguration(surroundings, configurationFile, problems);
    }

    /// The store of run logs, for commands that read.
    public RunLogStore store() {
        return assembly(chosen()).store();
    }

    /// What the runs of the configured executor go on on, for commands that ask for them.
    public Platform platform() {
        return assembly(chosen()).platform();
    }

    /// Prepares a run in this process.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    public Ready prepare(
            PipelineSource source, RunInputs inputs, Optional<String> runId, String tag) {
        return ready(read(source, inputs), runId, tag, UnaryOperator.identity());
    }

    /// Prepares a run, or a document for a platform, whatever the configuration says.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    public Start start(
            PipelineSource source, RunInputs inputs, Optional<String> runId, String tag) {
        ReadInputs all = read(source, inputs);
        Optional<Translation.Writer> writer =
                all.configuration()
                        .flatMap(it ->
                                all.pipeline()
                                        .flatMap(pipeline ->
                                                assembly(it)
                                                        .writer(
                                                                pipeline,
                                                                all.read().code(),
                                                                tag,
                                                                problems)));
        if (writer.isEmpty()) {
            return ready(all, runId, tag, UnaryOperator.identity());
        }
        finish();
        return new ForPlatform(
                new Translation(all.request(runId, tag), writer.get()), problems.sorted());
    }

    /// Prepares a run that is only created here, and run elsewhere.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    public Ready prepareForOthers(
            PipelineSource source, RunInputs inputs, String runId, String tag) {
        return ready(read(source, inputs), Optional.of(runId), tag, it -> it.forPartOf(it));
    }

    /// Prepares a run in which nothing is done. What the user does not say is as in the run that it
    /// goes by: the pipeline, the parameters, the configuration.
    ///
    /// @param sources of pipelines by their names
    /// @param notice is told what the user should know
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    public Ready prepareSimulated(
            SimulationRequest what,
            Function<String, PipelineSource> sources,
            RunInputs inputs,
            Optional<String> runId,
            String tag,
            Consumer<String> notice) {
        FileChoice choice = configurations.choice();
        Optional<Configuration> chosen = configurations.read(choice);
        problems.throwIfFailed();
        Optional<EarlierRun> earlier =
                what.from().map(id -> EarlierRun.find(assembly(chosen.orElseThrow()).store(), id));
        Configuration configuration =
                earlier.filter(_ -> choice.file().isEmpty())
                        .map(it -> frozen(it.header()))
                        .orElseGet(chosen::orElseThrow)
                        .simulated(what.from(), what.failures())
                        .withClasspath(inputs.classpath());
        PipelineSource source =
                sources.apply(
                        what.pipeline()
                                .orElseGet(() -> earlier.orElseThrow().header().pipelineFile()));
        boolean kept = what.pipeline().isEmpty() && !source.isThere(configuration);
        PipelineSource.Read read =
                kept
                        ? PipelineSource.Read.ofFile(earlier.orElseThrow().kept(commandTypes()))
                        : source.read(configuration, commandTypes());
        SequencedMap<String, JsonNode> known = new LinkedHashMap<>();
        earlier.ifPresent(it ->
                it.header().parameters().forEach((name, value) -> known.put(name, value.value())));
        Ready ready =
                ready(
                        read(Optional.of(configuration), read, known, inputs),
                        runId,
                        tag,
                        UnaryOperator.identity());
        if (kept) {
            notice.accept(
                    read.reading().orThrow().source()
                            + " is not there: taking the definition that the run has kept");
        }
        return ready;
    }

    private ReadInputs read(PipelineSource source, RunInputs inputs) {
        Optional<Configuration> configuration =
                configurations.read().map(it -> it.withClasspath(inputs.classpath()));
        PipelineSource.Read read =
                source.read(
                        configuration.orElseGet(
                                () -> Configuration.defaults().withClasspath(inputs.classpath())),
                        commandTypes());
        return read(configuration, read, new LinkedHashMap<>(), inputs);
    }

    /// @param known parameters that are stronger than the pipeline's own only
    private ReadInputs read(
            Optional<Configuration> configuration,
            PipelineSource.Read read,
            SequencedMap<String, JsonNode> known,
            RunInputs inputs) {
        PipelineReading reading = read.reading();
        problems.addAll(reading.problems());
        return new ReadInputs(
                configuration,
                read,
                new ChosenParameters(surroundings, inputs)
                        .read(reading.pipeline(), known, problems)
                        .orElseGet(LinkedHashMap::new));
    }

    /// Plugins that nobody could load, and that nobody has missed, are worth a warning.
    private void finish() {
        problems.throwIfFailed();
        problems.addAll(configurations.services().problems());
    }

    /// @param here the configuration that this process works with
    private Ready ready(
            ReadInputs all, Optional<String> runId, String tag, UnaryOperator<Configuration> here) {
        Optional<RunServices> services =
                all.configuration()
                        .flatMap(it ->
                                all.pipeline()
                                        .flatMap(pipeline ->
                                                assembly(here.apply(it))
                                                        .services(
                                                                pipeline,
                                                                all.read().code(),
                                                                tag,
                                                                problems)));
        finish();
        return new Ready(all.request(runId, tag), services.orElseThrow(), problems.sorted());
    }

    /// Prepares a run to go on, with the pipeline as its source is now, or as the run has kept it
    /// where there is none.
    ///
    /// @param source by the name that the run has for it
    /// @param required whether the source has to be there
    /// @param notice is told what the user should know
    /// @throws dev.runnable.problem.ProblemException with all that is wrong
    public Again prepareAgain(
            String runId,
            Function<String, PipelineSource> source,
            boolean required,
            List<String> classpath,
            Consumer<String> notice) {
        FileChoice choice = configurations.choice();
        Optional<Configuration> chosen = configurations.read(choice);
        problems.throwIfFailed();
        EarlierRun earlier = EarlierRun.find(assembly(chosen.orElseThrow()).store(), runId);
        if (earlier.log().status() == StepState.SUCCESS) {
            return new Done(earlier.log());
        }
        RunHeader header = earlier.header();
        Configuration configuration =
                (choice.file().isPresent() ? chosen.orElseThrow() : frozen(header))
                        .withClasspath(classpath);
        PipelineSource now = source.apply(header.pipelineFile());
        boolean kept = !required && !now.isThere(configuration);
        PipelineSource.Read read =
                kept
                        ? PipelineSource.Read.ofFile(earlier.kept(commandTypes()))
                        : now.read(configuration, commandTypes());
        problems.addAll(read.reading().problems());
        read.reading().pipeline().ifPresent(it -> problems.addAll(earlier.changes(it)));
        problems.throwIfFailed();
        if (kept) {
            notice.accept(
                    header.pipelineFile()
                            + " is not there: going on with the definition that the run has kept");
        }
        RunRequest request =
                new ReadInputs(Optional.of(configuration), read, header.parameters())
                        .request(Optional.of(runId), header.tag());
        return again(request, read.code(), configuration, earlier);
    }

    private Again again(
            RunRequest request,
            Optional<UserCode> code,
            Configuration configuration,
            EarlierRun earlier) {
        Pipeline pipeline = request.pipeline();
        ServiceAssembly assembly = assembly(configuration);
        Optional<Translation.Writer> writer =
                assembly.writer(pipeline, code, request.tag(), problems);
        if (writer.isPresent()) {
            finish();
            RunRequest left = request.of(Remaining.of(pipeline.graph(), earlier.history()));
            return new ForPlatform(new Translation(left, writer.get()), problems.sorted());
        }
        Optional<RunServices> services = assembly.services(pipeline, code, request.tag(), problems);
        finish();
        return new Ready(request, services.orElseThrow(), problems.sorted());
    }

    /// The command types that a pipeline may use, with plugins of all configurations until now.
    public CommandTypes commandTypes() {
        return configurations.services().commandTypes();
    }

    /// What a configuration may say.
    public KnownServices knownServices() {
        return configurations.services().known();
    }

    /// The executors that a configuration may choose.
    public List<InstalledExecutor> executors() {
        return Executors.installed(configurations.services());
    }

    /// The configuration that a run has kept, without secrets.
    public Configuration frozen(RunHeader header) {
        return configurations.frozen(header);
    }

    public ServiceAssembly assembly(Configuration configuration) {
        return new ServiceAssembly(configuration, surroundings, configurations.services());
    }

    /// The configuration that the user has chosen.
    ///
    /// @throws dev.runnable.problem.ProblemException with all that is wrong with it
    public Configuration chosen() {
        Optional<Configuration> chosen = configurations.read();
        problems.throwIfFailed();
        return chosen.orElseThrow();
    }
}
