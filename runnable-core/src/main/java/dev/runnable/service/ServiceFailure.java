package dev.runnable.service;

import java.io.IOException;

/// What a service of others threw that it should not have. Its text names the service.
public final class ServiceFailure extends IOException {
    private static final long serialVersionUID = 1;

    ServiceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
