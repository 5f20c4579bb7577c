package dev.runnable.plugin;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pf4j.PluginDependency;

/// Which of the plugins that were found can be loaded together, and in which order. PF4J gives up
/// on all of them because of one; this leaves that one out and tells why.
final class Resolution {
    private final String spiVersion;
    private final Consumer<Problem> problems;
    private final Map<String, Found> byId = new LinkedHashMap<>();

    /// @param problems told for each plugin that is left out
    Resolution(String spiVersion, Consumer<Problem> problems) {
        this.spiVersion = spiVersion;
        this.problems = problems;
    }

    /// @param found the most important first: of one id the first is taken
    /// @return each after those that it depends on
    List<Found> order(List<Found> found) {
        found.forEach(this::add);
        byId.values().removeIf(this::requiresOtherSpi);
        boolean removed = true;
        while (removed) {
            removed = byId.values().removeIf(this::lacksDependency);
        }
        return sorted();
    }

    private void add(Found found) {
        Found first = byId.putIfAbsent(found.id(), found);
        if (first != null) {
            problems.accept(
                    Problem.warning(
                                    ProblemCode.DUPLICATE_PLUGIN,
                                    SourceLocation.of(found.file().toString()),
                                    "the plugin %s is loaded from %s, which comes first"
                                            .formatted(quoted(found), first.file()))
                            .withHint("Remove one of them."));
        }
    }

    private boolean requiresOtherSpi(Found found) {
        String requires = found.descriptor().getRequires().strip();
        // as PF4J reads it: a version alone is the least one
        String range = requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
        if (Descriptor.VERSIONS.checkVersionConstraint(spiVersion, range)) {
            return false;
        }
        problems.accept(
                Problem.error(
                                ProblemCode.WRONG_SPI_VERSION,
                                SourceLocation.of(found.file().toString()),
                                "the plugin %s %s requires the SPI %s; this is %s"
                                        .formatted(
                                                quoted(found),
                                                found.descriptor().getVersion(),
                                                Excerpt.of(requires),
                                                spiVersion))
                        .withHint(
                                "Take the version of the plugin that was built for this one, or"
                                        + " another version of this program."));
        return true;
    }

    private boolean lacksDependency(Found found) {
        for (PluginDependency dependency : found.descriptor().getDependencies()) {
            Optional<String> trouble = trouble(dependency);
            if (trouble.isPresent()) {
                tell(
                        found,
                        trouble.get(),
                        "Put it into one of the folders of plugins, or mend what is told of it.");
                return true;
            }
        }
        return false;
    }

    private Optional<String> trouble(PluginDependency dependency) {
        Found there = byId.get(dependency.getPluginId());
        String name = Excerpt.quote(dependency.getPluginId());
        if (there == null) {
            return dependency.isOptional()
                    ? Optional.empty()
                    : Optional.of("needs the plugin " + name + ", which is not loaded");
        }
        String version = there.descriptor().getVersion();
        String wanted = dependency.getPluginVersionSupport();
        return Descriptor.VERSIONS.checkVersionConstraint(version, wanted)
                ? Optional.empty()
                : Optional.of(
                        "needs the plugin %s %s; %s is there".formatted(name, wanted, version));
    }

    private List<Found> sorted() {
        Map<String, Found> left = new LinkedHashMap<>(byId);
        List<Found> sorted = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            List<Found> ready = left.values().stream().filter(it -> needsNone(it, left)).toList();
            ready.forEach(it -> left.remove(it.id()));
            sorted.addAll(ready);
            moved = !ready.isEmpty();
        }
        left.values().forEach(it -> tellCycle(it, left.values()));
        return sorted;
    }

    private static boolean needsNone(Found found, Map<String, Found> left) {
        return found.descriptor().getDependencies().stream()
                .noneMatch(it -> left.containsKey(it.getPluginId()));
    }

    private void tellCycle(Found found, Collection<Found> cyclic) {
        String others =
                cyclic.stream().map(Resolution::quoted).sorted().collect(Collectors.joining(", "));
        tell(
                found,
                "needs a plugin that needs it, among " + others,
                "Put what both need into a third plugin, or into both.");
    }

    private void tell(Found found, String what, String hint) {
        problems.accept(
                Problem.error(
                                ProblemCode.PLUGIN_DEPENDENCY,
                                SourceLocation.of(found.file().toString()),
                                "the plugin " + quoted(found) + " " + what)
                        .withHint(hint));
    }

    private static String quoted(Found found) {
        return Excerpt.quote(found.id());
    }
}
