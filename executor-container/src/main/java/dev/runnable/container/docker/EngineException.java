package dev.runnable.container.docker;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the engine refused or why it could not be asked, with a text for a person.
public final class EngineException extends IOException {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What kind of failure it is, where something can be done about it.
    public enum Kind {
        /// There is none, or none that may be asked.
        UNREACHABLE,
        /// What was asked for is not there.
        NOT_FOUND,
        OTHER
    }

    private final Kind kind;

    private EngineException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static EngineException of(RuntimeException failure) {
        Throwable root = root(failure);
        if (failure instanceof DockerException refusal) {
            Kind kind = refusal.getHttpStatus() == 404 ? Kind.NOT_FOUND : Kind.OTHER;
            return new EngineException(kind, message(refusal), failure);
        }
        boolean isConnection = root instanceof IOException;
        return new EngineException(
                isConnection ? Kind.UNREACHABLE : Kind.OTHER, text(root), failure);
    }

    /// What an engine does not call a failure.
    public static EngineException because(String message) {
        return new EngineException(Kind.OTHER, message, null);
    }

    /// There is no way to it.
    static EngineException unreachable(IOException failure) {
        return new EngineException(Kind.UNREACHABLE, String.valueOf(failure.getMessage()), failure);
    }

    /// The connection broke while a container ran.
    static EngineException lost(RuntimeException failure) {
        return new EngineException(Kind.UNREACHABLE, text(root(failure)), failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// The library puts a status before the engine's own words: `Status 404: {"message":"..."}`.
    private static String message(DockerException refusal) {
        String text = text(refusal);
        int start = text.indexOf('{');
        if (start < 0) {
            return text;
        }
        try {
            String message = JSON.readTree(text.substring(start)).path("message").asText(text);
            return message.replace('\n', ' ').strip();
        } catch (IOException e) {
            return text;
        }
    }

    private static String text(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(text -> !text.isBlank())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /// This failure, with what was tried.
    public EngineException during(String what) {
        return new EngineException(kind, what + ": " + getMessage(), this);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
