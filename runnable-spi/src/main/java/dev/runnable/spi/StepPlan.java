package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

/// What would run where, for a person. Its texts are parts of sentences, such as "a container of
/// python:3.12".
///
/// @param step its path
/// @param type the command type of a task, else the type of the step
/// @param runsIn where it runs; empty for what nothing is started for
/// @param by what runs it there
/// @param files how it comes to its files
public record StepPlan(String step, String type, String runsIn, String by, String files) {
    public StepPlan {
        requireNonNull(step, "step");
        requireNonNull(type, "type");
        requireNonNull(runsIn, "runsIn");
        requireNonNull(by, "by");
        requireNonNull(files, "files");
    }
}
