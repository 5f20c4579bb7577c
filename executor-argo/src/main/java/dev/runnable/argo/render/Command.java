package dev.runnable.argo.render;

import static java.util.Objects.requireNonNull;

import dev.runnable.reentry.ReentryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words that start this program in pods.
///
/// @param file of the pipeline, as pods see it
/// @param source the same as its user calls it: beside it stands what steps name by its place
/// @param configuration the file, as pods see it
/// @param parameters the file, as pods see it; empty where there are none
/// @param tag of the run, may be empty
/// @param logLevel empty: the usual one
record Command(
        String file,
        String source,
        String configuration,
        Optional<String> parameters,
        String tag,
        Optional<String> logLevel) {
    Command {
        requireNonNull(file, "file");
        requireNonNull(source, "source");
        requireNonNull(configuration, "configuration");
        requireNonNull(parameters, "parameters");
        requireNonNull(tag, "tag");
        requireNonNull(logLevel, "logLevel");
    }

    List<String> words(Work work) {
        List<String> words = new ArrayList<>(work.words(file));
        words.addAll(List.of(ReentryCommand.SOURCE, source, ReentryCommand.CONFIG, configuration));
        parameters.ifPresent(it -> words.addAll(List.of("--parameters", it)));
        if (!tag.isEmpty()) {
            words.addAll(List.of("--tag", tag));
        }
        logLevel.ifPresent(it -> words.addAll(List.of("--log-level", it)));
        words.addAll(work.options());
        return words;
    }
}
