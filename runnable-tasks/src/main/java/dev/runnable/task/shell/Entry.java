package dev.runnable.task.shell;

import dev.runnable.task.SharedFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Hands variables to a command that is started elsewhere, by a file that is emptied before the
/// command begins: what starts it shows its arguments and environment to others.
///
/// @param variables the file
public record Entry(Path variables) {
    static final Path POSIX = Path.of("/bin/sh");
    private static final String ENTER = ". \"$0\" && : >\"$0\" && exec \"$@\"";

    /// @param folder of this attempt alone, which the command finds at the same path
    public static Entry in(Path folder, Map<String, String> variables) throws IOException {
        Path file = new ScratchFiles(folder).create("variables");
        Files.writeString(file, exports(variables), StandardCharsets.UTF_8);
        return new Entry(SharedFolders.open(file));
    }

    /// The command behind a shell that reads the variables.
    public List<String> before(List<String> command) {
        List<String> all =
                new ArrayList<>(List.of(POSIX.toString(), "-c", ENTER, variables.toString()));
        all.addAll(command);
        return all;
    }

    /// A shell's variables have names of letters and digits; others no script could read.
    private static String exports(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(variables)
                .forEach((name, value) -> {
                    if (Collection.isVariable(name)) {
                        text.append("export ").append(name).append('=').append(Quoted.of(value));
                        text.append('\n');
                    }
                });
        return text.toString();
    }
}
