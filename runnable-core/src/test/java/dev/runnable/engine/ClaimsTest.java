package dev.runnable.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.data.DataFile;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    void stepsThatMayWriteTheSameFileCollide() {
        assertCollision(puts("out.csv"), puts("out.csv"), true);
        assertCollision(puts("out.csv"), puts("*.csv"), true);
        assertCollision(puts("data"), puts("data/deep/x.csv"), true);
        assertCollision(puts("out.csv"), puts("out.txt"), false);
        assertCollision(puts("a/*.csv"), puts("b/*.csv"), false);
        assertCollision(puts("*.csv"), puts("*.txt"), false);
    }

    @Test
    void writingCollidesWithReading() {
        assertCollision(puts("*.csv"), gets("in.csv", scope("in.csv", "1")), true);
        assertCollision(puts("*.txt"), gets("in.csv", scope("in.csv", "1")), false);
        assertCollision(puts("b.csv"), gets("*.csv", scope("a.csv", "1")), false);
    }

    @Test
    void readingCollidesWhereTheContentDiffers() {
        Claims one = gets("in.csv", scope("in.csv", "1"));
        assertCollision(one, gets("*.csv", scope("in.csv", "1")), false);
        assertCollision(one, gets("*.csv", scope("in.csv", "2")), true);
    }

    @Test
    void nothingCollidesWithNothing() {
        assertThat(Claims.of(CatalogSpec.NONE, Scope.EMPTY).isEmpty()).isTrue();
        assertCollision(Claims.NONE, puts("**"), false);
    }

    private static void assertCollision(Claims one, Claims other, boolean expected) {
        assertThat(one.collideWith(other)).isEqualTo(expected);
        assertThat(other.collideWith(one)).isEqualTo(expected);
    }

    private static Claims puts(String pattern) {
        return Claims.of(
                new CatalogSpec(List.of(), List.of(pattern), true, Optional.empty()), Scope.EMPTY);
    }

    private static Claims gets(String pattern, Scope scope) {
        return Claims.of(
                new CatalogSpec(List.of(pattern), List.of(), true, Optional.empty()), scope);
    }

    private static Scope scope(String name, String content) {
        SequencedMap<String, DataFile> files = new LinkedHashMap<>();
        files.put(name, new DataFile(name, content, 1, name, "s", true, false, false));
        return Scope.EMPTY.with(new Written(new LinkedHashMap<>(), files), 0);
    }
}
