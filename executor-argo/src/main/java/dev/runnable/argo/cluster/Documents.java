package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The documents of a rendering: what the run needs, and as the last of them what runs.
///
/// @param needed in the order in which they are to be made
record Documents(List<Document> needed, Document main) {
    private static final ObjectMapper YAML = new YAMLMapper();

    Documents {
        needed = List.copyOf(needed);
    }

    /// One of them.
    record Document(Kind kind, ObjectNode json) {
        String name() {
            return metadata().path("name").asText("");
        }

        ObjectNode metadata() {
            return json.withObject("/metadata");
        }
    }

    /// @throws ProblemException for what is not of our making
    static Documents of(Rendering rendering, String namespace) {
        List<Document> documents = new ArrayList<>();
        for (JsonNode json : read(rendering)) {
            documents.add(document(rendering.file(), json, namespace));
        }
        Optional<Document> main =
                documents.stream()
                        .filter(it -> it.kind() == Kind.WORKFLOW || it.kind() == Kind.CRON_WORKFLOW)
                        .findFirst()
                        .or(() ->
                                documents.reversed().stream()
                                        .filter(it -> it.kind() == Kind.WORKFLOW_TEMPLATE)
                                        .findFirst());
        if (main.isEmpty()) {
            throw wrong(
                    rendering.file(),
                    "nothing in it can run: there is no Workflow",
                    "Render it with 'runnable argo render'.");
        }
        documents.remove(main.get());
        documents.sort(Comparator.comparing(Document::kind));
        return new Documents(documents, main.get());
    }

    private static List<JsonNode> read(Rendering rendering) {
        try (MappingIterator<JsonNode> all =
                YAML.readerFor(JsonNode.class).readValues(rendering.text())) {
            return all.readAll().stream().filter(it -> !it.isNull()).toList();
        } catch (IOException e) {
            throw wrong(
                    rendering.file(),
                    "it is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Render it anew.");
        }
    }

    private static Document document(String file, JsonNode json, String namespace) {
        String kind = json.path("kind").asText("");
        Optional<Kind> known = Kind.of(json.path("apiVersion").asText(""), kind);
        if (known.isEmpty() || !(json instanceof ObjectNode object)) {
            throw wrong(
                    file,
                    "it has a %s of %s, which is not submitted"
                            .formatted(
                                    Excerpt.quote(kind),
                                    Excerpt.quote(json.path("apiVersion").asText(""))),
                    "Make it with 'kubectl apply', and leave it out.");
        }
        Document document = new Document(known.get(), object);
        String own = document.metadata().path("namespace").asText("");
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw wrong(
                    file,
                    "it is for the namespace '%s', and the configuration says '%s'"
                            .formatted(own, namespace),
                    "Set 'namespace: %s' in the configuration.".formatted(own));
        }
        document.metadata().put("namespace", namespace);
        return document;
    }

    static ProblemException wrong(String file, String message, String hint) {
        return new ProblemException(
                Problem.error(ProblemCode.BAD_VALUE, SourceLocation.of(file), message)
                        .withHint(hint));
    }
}
