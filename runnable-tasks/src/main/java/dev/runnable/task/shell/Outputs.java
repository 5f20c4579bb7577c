package dev.runnable.task.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.json.JsonOrText;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Makes parameters of exported variables.
final class Outputs {
    private Outputs() {}

    /// @param exported `name=value`, each ended by a NUL
    /// @param output is told of declared names that were not exported
    static SequencedMap<String, Parameter> read(
            byte[] exported, List<ReturnSpec> returns, TaskOutput output) {
        Map<String, String> values = values(exported);
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (ReturnSpec declared : returns) {
            String value = values.get(declared.name());
            if (value == null) {
                output.line(
                        Stream.ERR,
                        "runnable: the script has not exported '%s', which its returns name"
                                .formatted(declared.name()));
            } else {
                outputs.put(declared.name(), parameter(declared.kind(), JsonOrText.of(value)));
            }
        }
        return outputs;
    }

    private static Parameter parameter(Kind kind, JsonNode value) {
        return kind == Kind.METRIC ? new Parameter.Metric(value) : new Parameter.Json(value);
    }

    private static Map<String, String> values(byte[] exported) {
        Map<String, String> values = new HashMap<>();
        int start = 0;
        for (int i = 0; i < exported.length; i++) {
            if (exported[i] == 0) {
                String entry = new String(exported, start, i - start, StandardCharsets.UTF_8);
                int equals = entry.indexOf('=');
                values.put(entry.substring(0, equals), entry.substring(equals + 1));
                start = i + 1;
            }
        }
        return values;
    }
}
