package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static final String LONG = "begin" + "x".repeat(300) + "end";

    private final Table table = new Table("NAME", "STATE", "TAG");

    @Test
    void columnsAreAsWideAsTheirCells() {
        table.row("a", "SUCCESS", "t");
        assertThat(table.lines()).containsExactly("NAME  STATE    TAG", "a     SUCCESS  t");
    }

    @Test
    void longNamesAreCutInTheMiddleToTheWidthOfTheTerminal() {
        table.row(LONG, "SUCCESS", "t");
        table.row("short", "FAIL", "");
        List<String> lines = table.lines(OptionalInt.of(50), 0);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
        assertThat(lines.get(1)).startsWith("beginx").contains("x…x").contains("xend  SUCCESS  t");
        assertThat(lines.get(2)).startsWith("short ");
    }

    @Test
    void withoutATerminalNamesHaveSixtyColumns() {
        table.row(LONG, "SUCCESS", LONG);
        String line = table.lines(OptionalInt.empty(), 0).get(1);
        assertThat(line.indexOf("SUCCESS")).isEqualTo(62);
        assertThat(line).as("a column that is not cut").endsWith("  " + LONG);
    }

    @Test
    void whatFitsIsNotCut() {
        table.row("a".repeat(30), "SUCCESS", "t");
        assertThat(table.lines(OptionalInt.of(44), 0)).isEqualTo(table.lines());
    }

    @Test
    void theWidestColumnIsCutFirstAndNoneToNothing() {
        table.row("n".repeat(30), "SUCCESS", "t".repeat(90));
        assertThat(table.lines(OptionalInt.of(80), 0, 2).get(1)).startsWith("n".repeat(30) + "  ");
        String narrow = table.lines(OptionalInt.of(10), 0, 2).get(1);
        assertThat(narrow.codePoints().filter(c -> c == 'n')).hasSize(15);
        assertThat(narrow.codePoints().filter(c -> c == 't')).hasSize(15);
    }

    @Test
    void charactersAreNotCutInHalves() {
        assertThat(Table.cut("🚀".repeat(10), 5)).isEqualTo("🚀🚀…🚀🚀");
    }

    @Test
    void cellsAreAsWideAsTheyAreShown() {
        table.row("a\u001b\tb", "S", "t");
        assertThat(table.lines().get(1)).isEqualTo("a\\x1b\\tb  S      t");
    }
}
