package dev.runnable.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;

/// Collects the files of one layer. A place that is taken twice is the later one's.
final class LayerTree {
    private final String name;
    private final ImageUser owner;
    private final TreeMap<String, LayerFile> files = new TreeMap<>();

    LayerTree(String name, ImageUser owner) {
        this.name = name;
        this.owner = owner;
    }

    void add(LayerFile file) {
        files.put(file.target(), file);
    }

    /// Adds a file, and the folders it is in from one of the image on: what is not listed would be
    /// root's.
    ///
    /// @param top of the image
    /// @param like any folder of this machine
    void addBelow(String top, LayerFile file, Path like) {
        add(file);
        for (Path parent = Path.of(file.target()).getParent();
                parent != null && parent.startsWith(top);
                parent = parent.getParent()) {
            files.putIfAbsent(
                    parent.toString(), new LayerFile(like, parent.toString(), true, true));
        }
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    ImageLayer layer() {
        return new ImageLayer(name, owner, new ArrayList<>(files.values()));
    }
}
