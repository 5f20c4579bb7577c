package dev.runnable.definition;

/// What the command of a step that calls a method of the program is.
@FunctionalInterface
public interface Naming {
    /// @param step its dot path without items and iterations
    String command(JavaReference reference, String step);
}
