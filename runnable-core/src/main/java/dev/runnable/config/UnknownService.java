package dev.runnable.config;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Tells that a configuration names a service that is not there.
///
/// @param what the service is, as the configuration calls it
/// @param section empty for those that are no section of their own
record UnknownService(String what, Optional<Section> section, KnownServices services) {
    void tell(String type, Collection<String> types, SourceLocation place, Reporter reporter) {
        String valid =
                types.isEmpty()
                        ? "None is installed."
                        : "Available types: " + String.join(", ", types) + ".";
        if (section.equals(Optional.of(Section.PIPELINE_EXECUTOR)) && type.equals("retry")) {
            reporter.error(
                    ProblemCode.UNKNOWN_SERVICE,
                    place,
                    "retrying is no longer an executor",
                    "Run 'runnable retry RUN_ID' with the executor of that run.");
            return;
        }
        if (section.map(Section::typesOfPlugins).orElse(List.of()).contains(type)) {
            reporter.error(
                    ProblemCode.UNKNOWN_SERVICE,
                    place,
                    "the %s %s is not installed".formatted(what, Excerpt.quote(type)) + notLoaded(),
                    "Put the plugin that brings it into '~/.runnable/plugins'; 'runnable plugins"
                            + " list' tells what is there. "
                            + valid);
            return;
        }
        reporter.error(
                ProblemCode.UNKNOWN_SERVICE,
                place,
                "unknown %s type %s".formatted(what, Excerpt.quote(type)) + notLoaded(),
                Suggestion.didYouMean(type, types).map(hint -> hint + " " + valid).orElse(valid));
    }

    /// Nobody knows what a plugin brings that cannot be loaded.
    private String notLoaded() {
        StringBuilder text = new StringBuilder();
        for (Problem problem : services.notLoaded()) {
            text.append("; ").append(problem.location()).append(": ").append(problem.message());
        }
        return text.toString();
    }
}
