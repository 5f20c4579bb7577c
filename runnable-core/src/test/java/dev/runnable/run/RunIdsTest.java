package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.problem.ProblemException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdsTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

    @Test
    void madeUpIdsAreValidEverywhere() {
        Random random = new Random(1);
        for (int attempt = 0; attempt < 200; attempt++) {
            String id = RunIds.generate(NOW, random, attempt % 3);
            assertThat(id).matches("[a-z]+-[a-z]+-0304(-[0-9a-z]{4})?").hasSizeLessThan(40);
            assertThatCode(() -> RunIds.check(id, "run id")).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "../up", ".hidden", "-dash", "a b", "é", "a\nb"})
    void nameThatIsNoFileNameIsRefusedWithWhatIsAllowed(String id) {
        assertThatThrownBy(() -> RunIds.check(id, "run id"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RNB-303")
                .hasMessageContaining("up to 100 letters");
    }
}
