package dev.runnable.testkit.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "0 == 0",
                "2 == 2.0",
                "-1 != 0",
                "heads == heads",
                "'heads' == heads",
                "\"heads\" == 'heads'",
                "'' == ''",
                "'a b' != ''",
                "'it\\'s' == \"it's\"",
                "1 < 2 && b >= a",
                "false || (true && !false)",
                "false && true || true",
                "10 > 9",
                "'10' < '9'",
                "'m.i=a' != ''"
            })
    void holds(String when) {
        assertThat(When.holds(when)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "'' != ''",
                "0 == '0'",
                "1 == 0",
                "heads == tails",
                "true && false",
                "!(1 == 1)",
                "1 == 1 && 2 == 3"
            })
    void doesNotHold(String when) {
        assertThat(When.holds(when)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " != ''",
                "'it's' == x",
                "heads",
                "1",
                "1 == 1 && x",
                "1 < 'a'",
                "m.i == x",
                "a-b == 'a-b'",
                "(true",
                "true)",
                "a == b c",
                "!x"
            })
    void isRefused(String when) {
        assertThatThrownBy(() -> When.holds(when))
                .isInstanceOf(ArgoException.class)
                .hasMessageContaining("Invalid 'when' expression '" + when + "'");
    }
}
