package dev.runnable.plugin;

import dev.runnable.extension.Origin;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a plugin as its author wants it to be looked at: all that is wrong with it, and what
/// will be at the next version.
public final class Verification {
    private Verification() {}

    /// Loads each of them with the others, for they may depend on each other, and nothing else.
    ///
    /// @param files plugins, or folders with plugins
    public static List<LoadedPlugin> of(List<Path> files, Optional<Path> cache) {
        List<Candidate> candidates = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            candidates.addAll(Candidate.named(file, problems::add));
        }
        Loading loading = new Loading(new UnpackedZips(cache));
        try (PluginSet plugins = loading.load(candidates.stream().distinct().toList(), problems)) {
            List<LoadedPlugin> verified = new ArrayList<>();
            problems.forEach(it -> verified.add(unreadable(it)));
            plugins.plugins().forEach(it -> verified.add(verified(it, loading)));
            return verified;
        }
    }

    private static LoadedPlugin unreadable(Problem problem) {
        return new LoadedPlugin(
                Path.of(problem.location().file()),
                Optional.empty(),
                "",
                false,
                List.of(),
                List.of(problem));
    }

    private static LoadedPlugin verified(LoadedPlugin plugin, Loading loading) {
        List<Problem> problems = new ArrayList<>(plugin.problems());
        loading.found(plugin.file()).ifPresent(it -> check(it, plugin, problems));
        return new LoadedPlugin(
                plugin.file(),
                plugin.origin(),
                plugin.description(),
                plugin.isLoaded(),
                plugin.brought(),
                problems);
    }

    private static void check(Found found, LoadedPlugin plugin, List<Problem> problems) {
        SourceLocation place = SourceLocation.of(found.file().toString());
        if (found.descriptor().getRequires().equals("*")) {
            problems.add(
                    Problem.warning(
                                    ProblemCode.WRONG_SPI_VERSION,
                                    place,
                                    "it does not say which SPI it requires")
                            .withHint(
                                    "Say plugin.requires=^1.0: so it is not loaded where it cannot"
                                            + " work."));
        }
        if (plugin.isLoaded() && plugin.brought().isEmpty() && plugin.problems().isEmpty()) {
            problems.add(
                    Problem.warning(
                                    ProblemCode.BROKEN_PROVIDER,
                                    place,
                                    "the plugin '%s' brings nothing"
                                            .formatted(plugin.origin().map(Origin::id).orElse("")))
                            .withHint(
                                    "Name its providers in files META-INF/services/dev.runnable.spi"
                                            + ".*Provider."));
        }
        try {
            problems.addAll(new ClassScan(found).problems());
        } catch (IOException e) {
            problems.add(Reading.unreadable(found.file(), e).problem());
        }
    }
}
