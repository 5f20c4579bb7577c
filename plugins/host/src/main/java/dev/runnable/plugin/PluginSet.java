package dev.runnable.plugin;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Extensions;
import dev.runnable.extension.Origin;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All plugins of some folders, the broken ones included.
public final class PluginSet implements Extensions {
    private final Lifecycle lifecycle;
    private final List<LoadedPlugin> plugins;
    private final List<Problem> ofFolders;

    PluginSet(Lifecycle lifecycle, List<LoadedPlugin> plugins, List<Problem> ofFolders) {
        this.lifecycle = lifecycle;
        this.plugins =
                plugins.stream()
                        .sorted(Comparator.comparing(it -> it.origin().map(Origin::id).orElse("")))
                        .toList();
        this.ofFolders = ofFolders;
    }

    /// All of them, by id.
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    @Override
    public <T> List<Extension<T>> of(Class<T> point) {
        List<Extension<T>> all = new ArrayList<>(Extensions.onClassPath().of(point));
        for (LoadedPlugin plugin : plugins) {
            for (Brought brought : plugin.brought()) {
                if (brought.point().equals(point)) {
                    all.add(new Extension<>(point.cast(brought.provider()), plugin.origin()));
                }
            }
        }
        return List.copyOf(all);
    }

    /// Warnings, but for folders that the user has named and that are not there: whoever needs a
    /// plugin that is broken finds out when it is chosen, and all others can run.
    @Override
    public List<Problem> problems() {
        return Stream.concat(
                        ofFolders.stream(),
                        plugins.stream()
                                .flatMap(it -> it.problems().stream())
                                .map(PluginSet::asWarning))
                .toList();
    }

    private static Problem asWarning(Problem problem) {
        return new Problem(
                Severity.WARNING,
                problem.code(),
                problem.location(),
                problem.step(),
                problem.message(),
                problem.hint());
    }

    /// Problems of folders, as errors.
    public List<Problem> problemsOfFolders() {
        return ofFolders;
    }

    @Override
    public void close() {
        lifecycle.stop();
    }
}
