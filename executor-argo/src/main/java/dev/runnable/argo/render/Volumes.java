package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.Storage;

/// The volumes of the workflow.
final class Volumes {
    /// Of pipeline, configuration and parameters.
    static final String FILES = "runnable-files";

    /// Of run logs and catalog; the original calls it so.
    static final String SHARED = "runnable";

    private Volumes() {}

    static String custom(int index) {
        return "custom-volume-" + index;
    }

    /// @param inline whether pods carry the files
    static ArrayNode of(Files files, boolean inline, Storage storage) {
        ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
        volumes.add(inline ? files.inlineVolume(FILES) : files.volume(FILES));
        storage.claim().ifPresent(claim -> volumes.add(claim(SHARED, claim, false)));
        for (int i = 0; i < storage.volumes().size(); i++) {
            Storage.Volume volume = storage.volumes().get(i);
            volumes.add(claim(custom(i), volume.claim(), volume.readOnly()));
        }
        return volumes;
    }

    private static ObjectNode claim(String name, String claim, boolean readOnly) {
        ObjectNode volume = JsonNodeFactory.instance.objectNode().put("name", name);
        ObjectNode source = volume.putObject("persistentVolumeClaim").put("claimName", claim);
        if (readOnly) {
            source.put("readOnly", true);
        }
        return volume;
    }
}
