package dev.runnable.plugged;

import dev.runnable.extension.Extension;
import dev.runnable.extension.Extensions;
import dev.runnable.extension.Origin;
import dev.runnable.extension.PluginHost;
import dev.runnable.extension.PluginPlace;
import dev.runnable.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has plugins without loading any: whatever folder is named, its plugins are these.
public final class FakeHost implements PluginHost {
    private final List<Extension<?>> brought = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<List<PluginPlace>> asked = new ArrayList<>();

    /// With a plugin.
    ///
    /// @param id of the plugin
    public FakeHost with(String id, Object... providers) {
        for (Object provider : providers) {
            Origin origin = new Origin(id, "1.0", Path.of("/plugins", id + "-1.0.zip"));
            brought.add(new Extension<>(provider, Optional.of(origin)));
        }
        return this;
    }

    public FakeHost broken(Problem problem) {
        problems.add(problem);
        return this;
    }

    /// The folders that it was asked to load, each time.
    public List<List<Path>> asked() {
        return asked.stream().map(it -> it.stream().map(PluginPlace::folder).toList()).toList();
    }

    @Override
    public Extensions load(List<PluginPlace> places) {
        asked.add(places);
        Extensions classPath = Extensions.onClassPath();
        return new Extensions() {
            @Override
            public <T> List<Extension<T>> of(Class<T> point) {
                List<Extension<T>> all = new ArrayList<>(classPath.of(point));
                for (Extension<?> one : brought) {
                    if (point.isInstance(one.provider())) {
                        all.add(new Extension<>(point.cast(one.provider()), one.origin()));
                    }
                }
                return all;
            }

            @Override
            public List<Problem> problems() {
                return problems;
            }
        };
    }
}
