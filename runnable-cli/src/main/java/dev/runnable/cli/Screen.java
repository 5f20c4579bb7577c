package dev.runnable.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the output is shown on.
///
/// @param terminal whether the standard error is a terminal
/// @param colour whether it shows colours and the user wants them
/// @param columns how wide the tables on the standard output may be; empty where nothing limits it
record Screen(boolean terminal, boolean colour, OptionalInt columns) {
    static final Screen NONE = new Screen(false, false, OptionalInt.empty());

    /// @param width as the launcher found it out
    static Screen of(Map<String, String> environment, boolean terminal, Optional<String> width) {
        boolean wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        String columns = width.orElseGet(() -> environment.getOrDefault("COLUMNS", ""));
        return new Screen(
                terminal,
                terminal && wanted,
                columns.matches("[1-9][0-9]{0,4}")
                        ? OptionalInt.of(Integer.parseInt(columns))
                        : OptionalInt.empty());
    }
}
