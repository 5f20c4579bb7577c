package dev.runnable.plugin;

import dev.runnable.extension.Origin;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginDescriptor;

/// A plugin whose file is in order, before it is decided whether it can be loaded.
///
/// @param file as the user has put it there
/// @param classpath its own jars and folders
record Found(Path file, PluginDescriptor descriptor, List<Path> classpath) {
    Found {
        classpath = List.copyOf(classpath);
    }

    String id() {
        return descriptor.getPluginId();
    }

    Origin origin() {
        return new Origin(id(), descriptor.getVersion(), file);
    }
}
