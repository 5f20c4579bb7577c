package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The status of a workflow's nodes, which Argo compresses, or keeps elsewhere, when it is large.
///
/// @param nodes by their ids
/// @param trouble why there are none, where that needs to be told
record NodeStatuses(JsonNode nodes, Optional<String> trouble) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode NONE = JsonNodeFactory.instance.objectNode();

    static NodeStatuses of(JsonNode status) {
        JsonNode plain = status.path("nodes");
        String compressed = status.path("compressedNodes").asText("");
        if (!plain.isEmpty()) {
            return new NodeStatuses(plain, Optional.empty());
        }
        if (!compressed.isEmpty()) {
            return decompressed(compressed);
        }
        return status.path("offloadNodeStatusVersion").asText("").isEmpty()
                ? new NodeStatuses(NONE, Optional.empty())
                : missing(
                        "Argo keeps the status of this run's steps in a database, since it is large:"
                                + " only the run's own state is seen here");
    }

    private static NodeStatuses decompressed(String text) {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return new NodeStatuses(JSON.readTree(in), Optional.empty());
        } catch (IOException | IllegalArgumentException _) {
            return missing(
                    "Argo has compressed the status of this run's steps in another way than gzip:"
                            + " only the run's own state is seen here");
        }
    }

    private static NodeStatuses missing(String reason) {
        return new NodeStatuses(NONE, Optional.of(reason));
    }
}
