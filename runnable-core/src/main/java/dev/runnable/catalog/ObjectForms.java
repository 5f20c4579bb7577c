package dev.runnable.catalog;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.Serializer;
import java.util.Optional;

/// How the objects of a run are written.
///
/// @param pickleExtension of the files of Python's
/// @param serializer of Java's; empty: as Java does by itself
public record ObjectForms(String pickleExtension, Optional<Serializer> serializer) {
    public ObjectForms {
        requireNonNull(pickleExtension, "pickleExtension");
        requireNonNull(serializer, "serializer");
    }
}
