package dev.runnable.extension;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.List;
import java.util.stream.Stream;

/// What there is where nobody can load plugins.
record WithoutHost(List<PluginPlace> places, Extensions all) implements Extensions {
    WithoutHost {
        places = List.copyOf(places);
    }

    @Override
    public <T> List<Extension<T>> of(Class<T> point) {
        return all.of(point);
    }

    @Override
    public List<Problem> problems() {
        return Stream.concat(places.stream().map(WithoutHost::problem), all.problems().stream())
                .toList();
    }

    private static Problem problem(PluginPlace place) {
        return Problem.warning(
                        ProblemCode.NO_PLUGIN_HOST,
                        place.namedBy()
                                .orElseGet(() -> SourceLocation.of(place.folder().toString())),
                        "the plugins in '"
                                + place.folder()
                                + "' are not loaded: this program is"
                                + " without the library that does")
                .withHint("Add 'runnable-plugins' to its libraries, or run it by 'runnable'.");
    }
}
