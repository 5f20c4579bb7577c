package dev.runnable.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder that looks like a JDK, with a `java` that tells how it was called.
final class FakeJdk {
    private FakeJdk() {}

    static Path create(Path home, String version) throws IOException {
        createRuntime(home, version);
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    /// Without the compiler.
    static Path createRuntime(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"),
                """
                IMPLEMENTOR="Nobody"
                JAVA_RUNTIME_VERSION="%1$s+1"
                JAVA_VERSION="%1$s"
                """
                        .formatted(version));
        executable(
                home.resolve("bin/java"),
                """
                #!/bin/sh
                printf 'home=%%s\\n' '%s'
                printf 'pid=%%s\\n' $$
                printf 'directory=%%s\\n' "$(pwd)"
                printf 'opts='
                while [ "$1" != dev.runnable.cli.Main ]; do printf '%%s ' "$1"; shift; done
                shift
                printf '\\n'
                for argument; do printf '<%%s>' "$argument"; done
                exit 7
                """
                        .formatted(home));
        return home;
    }

    static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
