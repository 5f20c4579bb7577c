package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// Files that a step takes from the catalog before it runs and leaves there afterwards.
///
/// @param get globs of names in the catalog
/// @param put globs of files below the working directory
/// @param storeCopy whether `put` stores the file or only records its hash
/// @param sandbox whether the step runs in a private folder that has just what it gets; empty: as
///   the configuration says
public record CatalogSpec(
        List<String> get, List<String> put, boolean storeCopy, Optional<Boolean> sandbox) {
    public static final CatalogSpec NONE =
            new CatalogSpec(List.of(), List.of(), true, Optional.empty());

    /// Of work that has nothing to do with files.
    public static final CatalogSpec OUTSIDE =
            new CatalogSpec(List.of(), List.of(), true, Optional.of(false));

    public CatalogSpec {
        get = List.copyOf(get);
        put = List.copyOf(put);
        requireNonNull(sandbox, "sandbox");
    }

    public boolean isEmpty() {
        return get.isEmpty() && put.isEmpty();
    }
}
