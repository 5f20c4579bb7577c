package dev.runnable.settings;

import java.util.List;
import java.util.Locale;

/// Names by which a value is known to be a secret, whoever reads it. A run keeps its configuration
/// without them.
public final class SecretName {
    private static final List<String> WORDS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "token",
                    "credential",
                    "accesskey",
                    "apikey",
                    "privatekey");

    private SecretName() {}

    /// Whether a key says that its value is a secret.
    public static boolean is(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return key.equals("key") || WORDS.stream().anyMatch(key::contains);
    }
}
