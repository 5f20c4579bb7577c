package dev.runnable.testkit.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// YAML 1.1 as Kubernetes' tools read it, and the JSON that Argo keeps.
final class Yaml {
    private static final int LONGEST = 64 << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Yaml() {}

    static List<JsonNode> documents(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LONGEST);
        var documents = new ArrayList<JsonNode>();
        try {
            for (Object each :
                    new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text)) {
                if (each != null) {
                    documents.add(json(each));
                }
            }
        } catch (YAMLException problem) {
            throw new ArgoException("not YAML: " + problem.getMessage());
        }
        return documents;
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Map<?, ?> map -> object(map);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(each -> array.add(json(each)));
                yield array;
            }
            default ->
                    throw new ArgoException("a value that JSON doesn't have, quote it: " + value);
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new ArgoException("a key that is no text, quote it: " + key);
            }
            object.set(name, json(value));
        });
        return object;
    }
}
