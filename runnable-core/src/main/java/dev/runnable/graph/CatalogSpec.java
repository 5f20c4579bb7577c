package dev.runnable.graph;

import java.util.List;

/// Files that a step takes from the catalog before it runs and leaves there afterwards.
///
/// @param get globs of names in the catalog
/// @param put globs of files below the working directory
/// @param storeCopy whether `put` stores the file or only records its hash
public record CatalogSpec(List<String> get, List<String> put, boolean storeCopy) {
    public static final CatalogSpec NONE = new CatalogSpec(List.of(), List.of(), true);

    public CatalogSpec {
        get = List.copyOf(get);
        put = List.copyOf(put);
    }

    public boolean isEmpty() {
        return get.isEmpty() && put.isEmpty();
    }
}
