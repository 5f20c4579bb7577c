package dev.runnable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
    private static final Path MISTAKES = Path.of("src/test/resources/mistakes");

    @Test
    void everyNumberIsGivenOnce() {
        assertThat(ProblemCode.values()).extracting(ProblemCode::number).doesNotHaveDuplicates();
    }

    @Test
    void numbersOfReadingHaveThreeDigits() {
        assertThat(ProblemCode.UNKNOWN_PROPERTY.id()).isEqualTo("RNB-102");
        assertThat(ProblemCode.DUPLICATE_KEY.id()).isEqualTo("RNB-003");
    }

    /// All codes below 303 come from reading files; a file that is too large is not kept here.
    @Test
    void everyCodeOfReadingOccursInAGoldenFile() throws IOException {
        String told = told();
        Set<ProblemCode> missing =
                Arrays.stream(ProblemCode.values())
                        .filter(code -> code.number() < 303)
                        .filter(code -> !told.contains("[" + code.id() + "]"))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
        assertThat(missing)
                .containsExactlyInAnyOrder(
                        ProblemCode.TOO_LARGE,
                        ProblemCode.MISSING_SECRET,
                        ProblemCode.BAD_SECRETS_FILE);
    }

    private static String told() throws IOException {
        try (Stream<Path> files = Files.walk(MISTAKES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".problems")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
