package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import dev.runnable.parameter.Scope;
import dev.runnable.problem.Suggestion;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Which of the files that a step sees its `get` means.
final class Wanted {
    private static final int MOST_PRODUCERS = 3;

    private final Scope scope;
    private final Producers producers;
    private final Boundary folder;

    Wanted(Scope scope, Producers producers, Boundary folder) {
        this.scope = scope;
        this.producers = producers;
        this.folder = folder;
    }

    /// By name, in the order of the patterns and then in which they were put: those of a map in the
    /// order of its items.
    SequencedMap<String, DataFile> of(List<String> patterns) throws DataException {
        SequencedMap<String, DataFile> all = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String text : patterns) {
            FilePattern pattern = FilePattern.of(text);
            Map<String, DataFile> found = scope.files(pattern);
            if (found.isEmpty()) {
                missing.add(missing(pattern));
            }
            all.putAll(found);
        }
        if (!missing.isEmpty()) {
            throw new DataException(String.join("; ", missing));
        }
        for (DataFile file : all.values()) {
            if (!file.isStored()) {
                throw new DataException(
                        "'%s' cannot be got: step '%s' put it with 'store_copy: false', so the catalog has only its hash"
                                .formatted(file.name(), file.step()));
            }
        }
        return all;
    }

    private String missing(FilePattern pattern) {
        String what =
                "the catalog has no file '%s' for this step".formatted(pattern)
                        + Suggestion.didYouMean(pattern.text(), scope.files().keySet())
                                .map(question -> "; " + lowerFirst(question))
                                .orElse("");
        List<Producers.Producer> makers = producers.of(pattern);
        if (!makers.isEmpty()) {
            return what + "; " + makers(makers);
        }
        boolean isHere = pattern.isName() && Files.exists(folder.folder().resolve(pattern.text()));
        return what
                + (isHere
                        ? "; it is in the working directory, but no step puts it: a step before this one needs 'catalog: {put: [%s]}'"
                                .formatted(pattern)
                        : "");
    }

    private static String makers(List<Producers.Producer> makers) {
        return makers.stream()
                        .limit(MOST_PRODUCERS)
                        .map(it -> "step '%s' puts '%s'".formatted(it.step(), it.pattern()))
                        .collect(Collectors.joining(", "))
                + (makers.size() > MOST_PRODUCERS ? ", and others too" : "")
                + ": does it come before this step, and did it run?";
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
