package dev.runnable.testkit.argo;

import java.util.List;

/// A document that Argo or Kubernetes would refuse, or a run that would never end.
public final class ArgoException extends RuntimeException {
    private final String message;

    public ArgoException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    static ArgoException of(List<String> problems) {
        return new ArgoException(String.join("\n", problems));
    }
}
