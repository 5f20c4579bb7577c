package dev.runnable.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTypesTest {
    private static final CommandType SQL =
            new CommandType() {
                @Override
                public String type() {
                    return "sql";
                }

                @Override
                public List<String> settings() {
                    return List.of("database");
                }

                @Override
                public void check(TaskSpec task, TaskProblems problems) {
                    if (!task.command().startsWith("select")) {
                        problems.rejectCommand("not a query", "Begin with 'select'.");
                    }
                    if (!task.settings().containsKey("database")) {
                        problems.rejectSetting("database", "no database", "Add one.");
                    }
                }
            };

    private static PipelineReading read(String step) {
        String text = "dag:\n  steps:\n    q: {type: task, command_type: sql, " + step + "}\n";
        return PipelineReader.readText(text, "q.yaml", CommandTypes.builtIn().with(SQL));
    }

    @Test
    void pluginBringsACommandTypeWithItsOwnKeys() {
        Node node = read("command: select 1, database: main").orThrow().graph().node("q");
        assertThat(node).isInstanceOfSatisfying(Node.Task.class, CommandTypesTest::checkTask);
    }

    private static void checkTask(Node.Task task) {
        JsonNode database = task.task().settings().get("database");
        assertThat(task.task().type()).isEqualTo("sql");
        assertThat(database).isNotNull();
    }

    @Test
    void mistakesThatItFindsAreToldAtTheirPlaces() {
        assertThat(read("command: drop, database: main").problems())
                .singleElement()
                .asString()
                .contains("q.yaml:3:49", "not a query", "RNB-114");
        assertThat(read("command: select 1").problems())
                .singleElement()
                .asString()
                .contains("q.yaml:3:8", "no database");
        assertThat(read("command: select 1, database: main, databse: x").problems())
                .singleElement()
                .asString()
                .contains("Did you mean 'database'?");
    }
}
