package dev.runnable.task.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Has a shell store the named variables in a private file when it ends.
///
/// A second shell does it, which gets the exported variables and nothing else of what the script
/// may have changed: options, IFS, functions, aliases. It runs builtins only, so PATH may be
/// anything. It writes nothing but the named variables, and nothing once the file is gone.
///
/// @param posix the shell that stores them
/// @param file exists, readable to its owner alone
record Collection(ShellDialect dialect, Path posix, Path file, List<String> names) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    Collection {
        names = List.copyOf(names);
    }

    String prologue() {
        StringBuilder store = new StringBuilder("[ -f \"$1\" ] || exit; exec >\"$1\"");
        for (String name : names) {
            if (isVariable(name)) {
                store.append(
                        "; [ -z \"${%1$s+x}\" ] || printf '%1$s=%%s\\0' \"$%1$s\"".formatted(name));
            }
        }
        String run =
                "%s -c %s sh %s || :"
                        .formatted(
                                Quoted.of(posix.toString()),
                                Quoted.of(store.toString()),
                                Quoted.of(file.toString()));
        return dialect.prologue(run);
    }

    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }
}
