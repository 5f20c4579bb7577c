package dev.runnable.config;

import dev.runnable.extension.PluginPlaces;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the folders with plugins: a text, or a list of texts.
///
/// @param required whether it is a mistake when one is not there
record PluginFolders(boolean required) {
    private static final String HINT = "Write for instance 'plugins: [plugins]'.";

    List<PluginPlaces.Named> read(Fields fields, String key) {
        List<PluginPlaces.Named> folders = new ArrayList<>();
        Optional<Located> value = fields.value(key);
        List<Located> all =
                value.isPresent() && value.get() instanceof Located.Sequence list
                        ? list.items()
                        : value.stream().toList();
        for (Located one : all) {
            if (one instanceof Located.Scalar text && !text.isNull() && !text.text().isBlank()) {
                folders.add(new PluginPlaces.Named(text.text(), one.location(), required));
            } else {
                fields.wrongType(key, one, "a folder or a list of folders", Optional.of(HINT));
            }
        }
        return folders;
    }
}
