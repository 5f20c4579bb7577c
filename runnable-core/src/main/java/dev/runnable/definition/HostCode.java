package dev.runnable.definition;

import dev.runnable.spi.BoundMethod;
import dev.runnable.spi.UserCode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The classes that a pipeline's method references are from, and what it calls that has no name.
final class HostCode implements UserCode {
    private final Map<String, Class<?>> types = new HashMap<>();
    private final Map<Path, Class<?>> sources = new HashMap<>();
    private final Set<ClassLoader> loaders = new LinkedHashSet<>();
    private final Map<String, BoundMethod> bound = new HashMap<>();
    private final Optional<UserCode> further;

    /// @param further where all else is looked for
    HostCode(Optional<UserCode> further) {
        this.further = further;
    }

    /// Takes a named method's class.
    void add(JavaReference reference) {
        Class<?> type = reference.type();
        types.put(type.getName(), type);
        SourceNames.file(reference).ifPresent(file -> sources.put(file, type));
        Optional.ofNullable(type.getClassLoader()).ifPresent(loaders::add);
    }

    /// The command of a method without a name, which is not another's.
    String bind(JavaReference reference) {
        String command = reference.command();
        for (int i = 2; bound.containsKey(command); i++) {
            command = reference.command() + "_" + i;
        }
        bound.put(command, bound(reference));
        return command;
    }

    private static BoundMethod bound(JavaReference reference) {
        List<String> names = new ArgumentNames(reference.method()).find().orElse(List.of());
        int captured = reference.captured().size() - (reference.hasReceiver() ? 1 : 0);
        return new BoundMethod(
                reference.method(),
                reference.captured(),
                names.subList(Math.min(captured, names.size()), names.size()));
    }

    /// Where classes are looked for that only texts name.
    void lookIn(ClassLoader loader) {
        loaders.add(loader);
    }

    @Override
    public Optional<Class<?>> type(String name) {
        Class<?> known = types.get(name);
        return known != null
                ? Optional.of(known)
                : further.flatMap(it -> it.type(name)).or(() -> loaded(name));
    }

    private Optional<Class<?>> loaded(String name) {
        for (ClassLoader loader : loaders) {
            String candidate = name;
            while (true) {
                try {
                    return Optional.of(Class.forName(candidate, false, loader));
                } catch (ClassNotFoundException | LinkageError e) {
                    int dot = candidate.lastIndexOf('.');
                    if (dot < 0) {
                        break;
                    }
                    // a nested class, named as in source text
                    candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Class<?>> source(Path file) {
        return Optional.<Class<?>>ofNullable(sources.get(file))
                .or(() -> further.flatMap(it -> it.source(file)));
    }

    @Override
    public ClassLoader loader() {
        return further.map(UserCode::loader)
                .or(() -> loaders.stream().findFirst())
                .orElseGet(ClassLoader::getSystemClassLoader);
    }

    @Override
    public Optional<BoundMethod> bound(String command) {
        return Optional.ofNullable(bound.get(command));
    }
}
