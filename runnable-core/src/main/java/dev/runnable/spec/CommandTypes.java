package dev.runnable.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The command types that a pipeline may use. Immutable.
public final class CommandTypes {
    private static final CommandTypes BUILT_IN =
            new CommandTypes(new LinkedHashMap<>())
                    .with(new PythonCommand())
                    .with(new ShellCommand())
                    .with(new NotebookCommand())
                    .with(new JavaCommand());

    private final SequencedMap<String, CommandType> types;

    private CommandTypes(SequencedMap<String, CommandType> types) {
        this.types = types;
    }

    /// `python`, `shell`, `notebook` and `java`.
    public static CommandTypes builtIn() {
        return BUILT_IN;
    }

    /// These types and one more, which replaces one of the same name.
    public CommandTypes with(CommandType type) {
        SequencedMap<String, CommandType> more = new LinkedHashMap<>(types);
        more.put(type.name(), type);
        return new CommandTypes(more);
    }

    public Optional<CommandType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    public List<String> names() {
        return List.copyOf(types.keySet());
    }
}
