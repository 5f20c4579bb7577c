package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Plays the part of Argo's controller for one workflow: it writes the status that the real one
/// would.
public final class Controller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final String name;
    private final ObjectNode status = JSON.createObjectNode();

    public Controller(ApiServer server, String name) {
        this.server = server;
        this.name = name;
        status.put("phase", "Running").put("startedAt", "2026-11-21T10:00:00Z");
    }

    /// The pod of a node.
    public String pod(String node, String template) {
        return PodName.of("", name, template, name + "." + node, "");
    }

    private String id(String node) {
        return name + "-" + node;
    }

    /// A pod's node.
    public Controller node(
            String node, String template, String step, String phase, String message) {
        ObjectNode json = put(node, template, step, phase, message);
        json.put("type", "Pod");
        return this;
    }

    public Controller node(String node, String step, String phase) {
        return node(node, "run", step, phase, "");
    }

    /// What repeats pods.
    Controller retry(String node, String step, String phase, String... children) {
        ObjectNode json = put(node, "run", step, phase, "");
        json.put("type", "Retry");
        var ids = json.putArray("children");
        for (String child : children) {
            ids.add(id(child));
        }
        return this;
    }

    private ObjectNode put(
            String node, String template, String step, String phase, String message) {
        ObjectNode json = status.withObject("/nodes").withObject("/" + id(node));
        json.put("id", id(node))
                .put("name", name + "." + node)
                .put("templateName", template)
                .put("phase", phase)
                .put("message", message)
                .put("startedAt", "2026-11-21T10:00:01Z");
        if (!phase.equals("Running") && !phase.equals("Pending")) {
            json.put("finishedAt", "2026-11-21T10:00:03Z");
        }
        json.withObject("/inputs")
                .putArray("parameters")
                .addObject()
                .put("name", "step")
                .put("value", step);
        return json;
    }

    /// Compresses what is known of the nodes, as Argo does for large workflows.
    Controller compress() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(octets)) {
            JSON.writeValue(zip, status.remove("nodes"));
        }
        status.put("compressedNodes", Base64.getEncoder().encodeToString(octets.toByteArray()));
        return this;
    }

    Controller offload() {
        status.remove("nodes");
        status.put("offloadNodeStatusVersion", "fnv:1234");
        return this;
    }

    public Controller phase(String phase, String message) {
        status.put("phase", phase).put("message", message);
        if (!phase.equals("Running")) {
            status.put("finishedAt", "2026-11-21T10:00:09Z");
        }
        return this;
    }

    ObjectNode status() {
        return status;
    }

    /// Writes the status.
    public void tell() {
        var resource =
                server.client()
                        .genericKubernetesResources(Kind.WORKFLOW.context())
                        .inNamespace(ApiServer.NAMESPACE)
                        .withName(name);
        Map<?, ?> plain = JSON.convertValue(status.deepCopy(), Map.class);
        GenericKubernetesResource workflow = resource.require();
        workflow.setAdditionalProperty("status", plain);
        server.update(Kind.WORKFLOW, workflow);
    }

    public JsonNode spec() {
        return Api.json(server.get(Kind.WORKFLOW, name)).path("spec");
    }
}
