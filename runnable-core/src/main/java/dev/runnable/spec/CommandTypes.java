package dev.runnable.spec;

import dev.runnable.spi.CommandType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The command types that a pipeline may use. Immutable.
public final class CommandTypes {
    private static final CommandTypes BUILT_IN =
            new CommandTypes(new LinkedHashMap<>(), List::of)
                    .with(new PythonCommand())
                    .with(new ShellCommand())
                    .with(new NotebookCommand())
                    .with(new JavaCommand());

    private final SequencedMap<String, CommandType> types;
    private final Supplier<? extends List<? extends CommandType>> others;

    private CommandTypes(
            SequencedMap<String, CommandType> types,
            Supplier<? extends List<? extends CommandType>> others) {
        this.types = types;
        this.others = others;
    }

    /// `python`, `shell`, `notebook` and `java`.
    public static CommandTypes builtIn() {
        return BUILT_IN;
    }

    /// Those that are built in, and others.
    ///
    /// @param others asked for when a type is none of the built-in ones
    public static CommandTypes and(Supplier<? extends List<? extends CommandType>> others) {
        return new CommandTypes(BUILT_IN.types, others);
    }

    /// These types and one more, which replaces one of the same name.
    public CommandTypes with(CommandType type) {
        SequencedMap<String, CommandType> more = new LinkedHashMap<>(types);
        more.put(type.type(), type);
        return new CommandTypes(more, others);
    }

    public Optional<CommandType> find(String name) {
        return Optional.ofNullable(types.get(name)).or(() -> Optional.ofNullable(all().get(name)));
    }

    public List<String> names() {
        return List.copyOf(all().keySet());
    }

    private SequencedMap<String, CommandType> all() {
        SequencedMap<String, CommandType> all = new LinkedHashMap<>(types);
        others.get().forEach(it -> all.putIfAbsent(it.type(), it));
        return all;
    }
}
