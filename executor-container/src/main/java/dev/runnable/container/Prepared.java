package dev.runnable.container;

import dev.runnable.event.CodeIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is known of an engine when a run begins.
///
/// @param images that its steps run in
/// @param caches where starts of this program in such containers have been prepared
/// @param copies whether files are copied, since the engine does not see those of this machine
record Prepared(List<CodeIdentity> images, boolean copies, Map<ContainerOptions, Path> caches) {
    Prepared {
        images = List.copyOf(images);
        caches = Map.copyOf(caches);
    }

    /// Where no preparation was needed.
    static Prepared nothing(ContainerConfiguration configuration) {
        return new Prepared(List.of(), configuration.transfer() == Transfer.COPY, Map.of());
    }
}
