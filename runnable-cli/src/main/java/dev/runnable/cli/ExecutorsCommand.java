package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.config.Configuration;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Suggestion;
import dev.runnable.run.InstalledExecutor;
import dev.runnable.run.Preparation;
import dev.runnable.run.ServiceAssembly;
import dev.runnable.spi.Capability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `runnable executors`: what a configuration may choose.
@Command(
        name = "executors",
        description = {
            "Lists the executors that a configuration may choose, and where they come from.",
            "The chosen one is marked by a star. With a TYPE, tells all that it can be told."
        })
final class ExecutorsCommand implements Callable<Integer> {
    private final World world;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "TYPE",
            arity = "0..1",
            description = "Tells all settings of this executor.")
    private @Nullable String type;

    @Mixin private ConfigurationOption options = new ConfigurationOption();

    @Option(
            names = "--check",
            description =
                    "Also asks whether this machine can run pipelines by them: an engine, a cluster,"
                            + " an interpreter.")
    private boolean check;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the executors as a list, to be read by programs.")
    private OutputFormat output = OutputFormat.text;

    ExecutorsCommand(World world) {
        this.world = world;
    }

    /// @param problems empty when nobody has asked
    private record Found(InstalledExecutor executor, Optional<List<Problem>> problems) {
        boolean isReady() {
            return problems.orElseThrow().stream().noneMatch(Problem::isError);
        }
    }

    @Override
    public Integer call() {
        Preparation preparation = options.preparation(world);
        if (type != null) {
            describe(type, preparation.executors());
            return 0;
        }
        Configuration chosen = preparation.chosen();
        ServiceAssembly assembly = preparation.assembly(chosen);
        List<Found> all =
                preparation.executors().stream()
                        .map(it ->
                                new Found(
                                        it,
                                        check
                                                ? Optional.of(assembly.checkMachine(it.type()))
                                                : Optional.empty()))
                        .toList();
        if (output == OutputFormat.json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            all.forEach(it -> array.add(json(it, chosen)));
            world.terminal().out().println(array.toPrettyString());
        } else {
            print(all, chosen);
        }
        return 0;
    }

    private void describe(String type, List<InstalledExecutor> all) {
        ExecutorPage page =
                all.stream()
                        .filter(it -> it.type().equals(type))
                        .findFirst()
                        .map(ExecutorPage::new)
                        .orElseThrow(() -> unknown(type, all));
        if (output == OutputFormat.json) {
            world.terminal().out().println(page.json().toPrettyString());
        } else {
            page.lines().forEach(world.terminal()::result);
        }
    }

    private ParameterException unknown(String type, List<InstalledExecutor> all) {
        List<String> types = all.stream().map(InstalledExecutor::type).toList();
        String near = Suggestion.didYouMean(type, types).map(it -> it + " ").orElse("");
        return new ParameterException(
                spec.commandLine(),
                "there is no executor %s. %sThere are: %s."
                        .formatted(Excerpt.quote(type), near, String.join(", ", types)));
    }

    private void print(List<Found> all, Configuration chosen) {
        List<String> headings = new ArrayList<>(List.of("EXECUTOR", "FROM", "CAN"));
        if (check) {
            headings.add("HERE");
        }
        Table table = new Table(headings.toArray(String[]::new));
        for (Found found : all) {
            InstalledExecutor executor = found.executor();
            List<String> cells = new ArrayList<>();
            cells.add(executor.type() + (isChosen(executor, chosen) ? " *" : ""));
            cells.add(from(executor));
            cells.add(names(executor).stream().collect(Collectors.joining(", ")));
            if (check) {
                cells.add(found.isReady() ? "yes" : "no");
            }
            table.row(cells.toArray(String[]::new));
        }
        table.lines().forEach(world.terminal()::result);
        for (Found found : all) {
            found.problems()
                    .ifPresent(problems ->
                            problems.forEach(it -> Complaints.tell(world.terminal(), it)));
        }
    }

    private static String from(InstalledExecutor executor) {
        return executor.plugin()
                .map(it -> "%s %s (%s)".formatted(it.id(), it.version(), it.file()))
                .or(() -> executor.source().map(Path::toString))
                .orElse("built in");
    }

    private static boolean isChosen(InstalledExecutor executor, Configuration configuration) {
        return executor.type().equals(configuration.executor().type());
    }

    private static List<String> names(InstalledExecutor executor) {
        return executor.capabilities().stream()
                .map(Capability::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static ObjectNode json(Found found, Configuration chosen) {
        InstalledExecutor executor = found.executor();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", executor.type());
        node.put("chosen", isChosen(executor, chosen));
        node.put("built_in", executor.source().isEmpty());
        executor.source().ifPresent(it -> node.put("source", it.toString()));
        executor.plugin()
                .ifPresent(it -> {
                    ObjectNode plugin = node.putObject("plugin");
                    plugin.put("id", it.id());
                    plugin.put("version", it.version());
                });
        names(executor).forEach(node.putArray("capabilities")::add);
        executor.shape().keys().forEach(node.putArray("settings")::add);
        found.problems()
                .ifPresent(problems -> {
                    node.put("ready", found.isReady());
                    ArrayNode array = node.putArray("problems");
                    problems.forEach(it -> array.add(ProblemJson.of(it)));
                });
        return node;
    }
}
