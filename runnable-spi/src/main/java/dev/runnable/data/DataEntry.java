package dev.runnable.data;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What an attempt did with a file of the catalog.
public record DataEntry(Stage stage, DataFile file) {
    public DataEntry {
        requireNonNull(stage, "stage");
        requireNonNull(file, "file");
    }

    public enum Stage {
        /// A step got it before it ran.
        GET,
        /// A step put it there after it had run.
        PUT,
        /// It went up from a branch to those that come after the composite step.
        MERGE
    }

    public static DataEntry get(DataFile file) {
        return new DataEntry(Stage.GET, file);
    }

    public static DataEntry put(DataFile file) {
        return new DataEntry(Stage.PUT, file);
    }

    /// Those of a composite step's branches.
    public static List<DataEntry> merged(SequencedMap<String, DataFile> files) {
        return files.values().stream().map(file -> new DataEntry(Stage.MERGE, file)).toList();
    }

    /// The files that those see who come after the step, by name.
    public static SequencedMap<String, DataFile> goingOn(List<DataEntry> entries) {
        SequencedMap<String, DataFile> files = new LinkedHashMap<>();
        for (DataEntry entry : entries) {
            if (entry.stage != Stage.GET) {
                files.put(entry.file.name(), entry.file);
            }
        }
        return files;
    }
}
