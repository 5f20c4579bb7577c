package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathsTest {
    @TempDir Path folder;

    @Test
    void starIsEveryJarInTheOrderOfNamesAndOtherEntriesStay() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        for (String name : List.of("b.jar", "a.jar", "notes.txt")) {
            Files.createFile(lib.resolve(name));
        }
        assertThat(ClassPaths.expand(List.of("lib/*", "classes", "lib/b*.jar", "no/*"), folder))
                .containsExactly(
                        lib.resolve("a.jar"),
                        lib.resolve("b.jar"),
                        folder.resolve("classes"),
                        lib.resolve("b.jar"));
    }
}
