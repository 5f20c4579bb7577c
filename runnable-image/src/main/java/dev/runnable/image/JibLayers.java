package dev.runnable.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;

/// Layers in the library's words: without times, and with rights that do not depend on who has
/// checked the files out.
final class JibLayers {
    private static final FilePermissions ALL = FilePermissions.fromOctalString("755");
    private static final FilePermissions READ = FilePermissions.fromOctalString("644");

    private JibLayers() {}

    static FileEntriesLayer of(ImageLayer layer) {
        FileEntriesLayer.Builder builder = FileEntriesLayer.builder().setName(layer.name());
        for (LayerFile file : layer.files()) {
            builder.addEntry(
                    file.source(),
                    AbsoluteUnixPath.get(file.target()),
                    file.executable() ? ALL : READ,
                    FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                    layer.owner().toString());
        }
        return builder.build();
    }
}
