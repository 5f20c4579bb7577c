package dev.runnable.data;

import static java.util.Objects.requireNonNull;

/// A file that a step has put into the catalog.
///
/// @param name by which steps ask for it: relative, parts separated by `/`
/// @param sha256 of its whole content, 64 lowercase hexadecimal digits
/// @param size in bytes
/// @param place where it stands in the catalog, for a person: `RUN_ID/name`, of a branch
///   `RUN_ID/step/branch/name`
/// @param step the dot path of the step that put it
/// @param isStored whether the catalog has its content (`store_copy`)
/// @param isExecutable whether it may be run as a program
/// @param isItem whether it goes by the name of a map and an item; such a file is meant only by a
///   pattern that begins with the map's name
public record DataFile(
        String name,
        String sha256,
        long size,
        String place,
        String step,
        boolean isStored,
        boolean isExecutable,
        boolean isItem) {
    public DataFile {
        requireNonNull(name, "name");
        requireNonNull(sha256, "sha256");
        requireNonNull(place, "place");
        requireNonNull(step, "step");
    }

    /// Whether both have the same content.
    public boolean isSameAs(DataFile other) {
        return sha256.equals(other.sha256) && isExecutable == other.isExecutable;
    }

    /// The file as those know it that come after a map.
    ///
    /// @param folder of the map and the item
    public DataFile ofItem(String folder) {
        return new DataFile(
                folder + "/" + name, sha256, size, place, step, isStored, isExecutable, true);
    }
}
