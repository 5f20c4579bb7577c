package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// What came of a submission.
///
/// @param what there is now, as a part of a sentence: "workflow 'etl-x7k2p'"
/// @param existed whether it was there before, with the same content, so that nothing was started
/// @param run empty for what starts runs at other times
/// @param notes what the user should know besides, whole sentences
public record Submitted(
        String what, boolean existed, Optional<PlatformRun> run, List<String> notes) {
    public Submitted {
        requireNonNull(what, "what");
        requireNonNull(run, "run");
        notes = List.copyOf(notes);
    }
}
