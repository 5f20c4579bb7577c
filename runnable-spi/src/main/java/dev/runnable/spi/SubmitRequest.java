package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A document that is to run.
///
/// @param rendering as [TranspilingExecutor#render] wrote it; the user may have changed it since
/// @param arguments that differ from what the document says, by the names it has for them
/// @param again whether a second run is wanted where there is one of the same content
public record SubmitRequest(
        Rendering rendering, SequencedMap<String, String> arguments, boolean again) {
    /// The argument that names the run; empty for an id that the platform derives.
    public static final String RUN_ID = "run_id";

    public SubmitRequest {
        requireNonNull(rendering, "rendering");
        arguments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
    }
}
