package dev.runnable.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A schema that the program has written.
record Schema(JsonNode json) {
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Schema of(InThisProcess runnable, String kind) throws Exception {
        return new Schema(runnable.run("schema", kind).json());
    }

    /// A file as JSON; empty when it is no YAML.
    static Optional<JsonNode> tree(Path yaml) {
        Problems problems = new Problems();
        return new YamlReader()
                .read(yaml, yaml.toString(), new Reporter(problems))
                .filter(_ -> !problems.failed())
                .map(Located::toJson);
    }

    static JsonNode tree(String yaml) {
        return new YamlReader()
                .read(yaml, "text", new Reporter(new Problems()))
                .map(Located::toJson)
                .orElseThrow();
    }

    /// What is wrong with the schema itself.
    List<String> mistakes() {
        return messages(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)), json);
    }

    Compiled compiled() {
        return new Compiled(FACTORY.getSchema(json));
    }

    record Compiled(JsonSchema schema) {
        /// What is wrong with a document.
        List<String> mistakes(JsonNode document) {
            return messages(schema, document);
        }
    }

    private static List<String> messages(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream().map(ValidationMessage::toString).toList();
    }
}
