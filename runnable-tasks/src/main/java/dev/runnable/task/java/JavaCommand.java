package dev.runnable.task.java;

import java.util.Optional;

/// The method that a command names.
sealed interface JavaCommand {
    String method();

    /// A method of a class on the class path: `com.acme.Steps::train` or `com.acme.Steps.train`.
    record OfClass(String type, String method) implements JavaCommand {}

    /// A method of a source file: `Steps.java::train`.
    record OfSource(String file, String method) implements JavaCommand {}

    /// @return empty for a text of another form
    static Optional<JavaCommand> parse(String command) {
        String text = command.strip();
        int colons = text.lastIndexOf("::");
        int split = colons >= 0 ? colons : text.lastIndexOf('.');
        if (split <= 0) {
            return Optional.empty();
        }
        String owner = text.substring(0, split).strip();
        String method = text.substring(split + (colons >= 0 ? 2 : 1)).strip();
        if (!isIdentifier(method) || (colons < 0 && method.equals("java"))) {
            return Optional.empty();
        }
        if (owner.endsWith(".java")) {
            return Optional.of(new OfSource(owner, method));
        }
        return isName(owner) ? Optional.of(new OfClass(owner, method)) : Optional.empty();
    }

    private static boolean isName(String text) {
        for (String part : text.split("\\.", -1)) {
            if (!isIdentifier(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && Character.isJavaIdentifierStart(text.codePointAt(0))
                && text.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
