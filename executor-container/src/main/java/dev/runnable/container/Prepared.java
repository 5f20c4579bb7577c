package dev.runnable.container;

import dev.runnable.event.CodeIdentity;
import java.util.List;

/// What is known of an engine when a run begins.
///
/// @param images that its steps run in
/// @param copies whether files are copied, since the engine does not see those of this machine
record Prepared(List<CodeIdentity> images, boolean copies) {
    Prepared {
        images = List.copyOf(images);
    }

    /// Where no preparation was needed.
    static Prepared nothing(ContainerConfiguration configuration) {
        return new Prepared(List.of(), configuration.transfer() == Transfer.COPY);
    }
}
