package dev.runnable.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void theHigherRankWinsWhicheverScopeComesFirst() {
        Scope start = Scope.initial(values("a", 0, "b", 0));
        Scope left = start.with(Written.of(values("a", 1)), 1);
        Scope right = start.with(Written.of(values("a", 2, "c", 2)), 2);
        assertThat(plain(Scope.merge(List.of(left, right))))
                .isEqualTo(Map.of("a", 2, "b", 0, "c", 2));
        assertThat(plain(Scope.merge(List.of(right, left))))
                .isEqualTo(Map.of("a", 2, "b", 0, "c", 2));
    }

    @Test
    void aScopeDoesNotChangeWhenAnotherIsDerivedFromIt() {
        Scope start = Scope.initial(values("a", 0));
        Scope later = start.with(Written.of(values("a", 1)), 0);
        assertThat(plain(start)).isEqualTo(Map.of("a", 0));
        assertThat(plain(later)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void namesStandInTheOrderInWhichTheyWereFirstWritten() {
        Scope scope =
                Scope.initial(values("z", 0, "m", 0))
                        .with(Written.of(values("y", 1, "a", 1)), 0)
                        .with(Written.of(values("z", 2, "b", 2)), 1);
        assertThat(scope.asMap().keySet()).containsExactly("z", "m", "y", "a", "b");
    }

    @Test
    void whatNobodyWroteIsNotFound() {
        assertThat(Scope.EMPTY.find("a")).isEmpty();
        assertThat(Scope.merge(List.of()).asMap()).isEmpty();
        assertThat(Scope.initial(values("a", 0)).find("b")).isEmpty();
    }

    @Test
    void aThousandRandomScopesAreWhatPlainMapsSay() {
        Random random = new Random(7);
        List<Scope> scopes = new ArrayList<>(List.of(Scope.initial(values("n0", 0, "n1", 0))));
        List<Map<String, int[]>> models = new ArrayList<>();
        models.add(new HashMap<>(Map.of("n0", new int[] {0, -1}, "n1", new int[] {0, -1})));
        for (int rank = 0; rank < 1000; rank++) {
            int one = random.nextInt(scopes.size());
            int other = random.nextInt(scopes.size());
            Map<String, int[]> model = new HashMap<>(models.get(one));
            models.get(other)
                    .forEach((name, it) -> model.merge(name, it, (a, b) -> b[1] > a[1] ? b : a));
            String name = "n" + random.nextInt(200);
            model.put(name, new int[] {rank, rank});
            models.add(model);
            scopes.add(
                    Scope.merge(List.of(scopes.get(one), scopes.get(other)))
                            .with(Written.of(values(name, rank)), rank));
        }
        for (int i = 0; i < scopes.size(); i++) {
            Map<String, Integer> expected = new HashMap<>();
            models.get(i).forEach((name, it) -> expected.put(name, it[0]));
            assertThat(plain(scopes.get(i))).isEqualTo(expected);
        }
    }

    private static Map<String, Integer> plain(Scope scope) {
        Map<String, Integer> plain = new HashMap<>();
        scope.asMap()
                .forEach((name, it) -> {
                    plain.put(name, it.value().intValue());
                    assertThat(scope.find(name)).contains(it);
                });
        return plain;
    }

    private static SequencedMap<String, Parameter> values(Object... namesAndValues) {
        SequencedMap<String, Parameter> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(
                    (String) namesAndValues[i],
                    new Parameter.Json(IntNode.valueOf((Integer) namesAndValues[i + 1])));
        }
        return values;
    }
}
