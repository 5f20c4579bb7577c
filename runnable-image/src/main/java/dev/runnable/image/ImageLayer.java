package dev.runnable.image;

import java.util.List;

/// Files that change together.
///
/// @param owner whose they are
/// @param files by their places, folders before what is in them
public record ImageLayer(String name, ImageUser owner, List<LayerFile> files) {
    public ImageLayer {
        files = List.copyOf(files);
    }

    /// How many there are without folders.
    public long count() {
        return files.stream().filter(file -> !file.folder()).count();
    }
}
