package dev.runnable.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What goes into no image, whoever says so: secrets, histories, and what runs have written.
///
/// @param places of this machine, with the reason
record NeverIncluded(Map<Path, String> places) {
    private static final Set<String> HISTORIES = Set.of(".git", ".hg", ".svn");
    private static final Set<String> SECRETS =
            Set.of(
                    ".env", ".ssh", ".aws", ".azure", ".gnupg", ".kube", ".docker", ".netrc",
                    ".npmrc", ".pypirc", ".pgpass");
    private static final Pattern KEY_FILE = Pattern.compile("id_(rsa|dsa|ecdsa|ed25519)");
    private static final Pattern VARIABLES =
            Pattern.compile("\\.env\\..*(?<!\\.example)(?<!\\.sample)(?<!\\.template)");
    private static final Pattern MAY_BE_KEY = Pattern.compile(".*\\.(pem|key)");
    private static final int LARGEST_KEY = 1 << 16;

    NeverIncluded {
        places = Map.copyOf(places);
    }

    /// Why not; empty where it may go in. Asked for folders before what is in them.
    Optional<String> reason(Path path) {
        String name = String.valueOf(path.getFileName());
        if (places.containsKey(path)) {
            return Optional.ofNullable(places.get(path));
        }
        if (HISTORIES.contains(name)) {
            return Optional.of("is the history of the project");
        }
        if (BuildContext.isOne(path)) {
            return Optional.of("is an image itself");
        }
        boolean secret =
                SECRETS.contains(name)
                        || VARIABLES.matcher(name).matches()
                        || KEY_FILE.matcher(name).matches()
                        || (MAY_BE_KEY.matcher(name).matches() && holdsPrivateKey(path));
        return secret ? Optional.of("holds secrets") : Optional.empty();
    }

    private static boolean holdsPrivateKey(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST_KEY
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                            .contains("PRIVATE KEY-----");
        } catch (IOException e) {
            return true; // whoever cannot read it cannot include it
        }
    }

    /// Why this or a folder it is in may not.
    Optional<String> reasonOfAny(Path path) {
        for (Path at = path; at != null && at.getFileName() != null; at = at.getParent()) {
            Optional<String> reason = reason(at);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }
}
