package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.DocumentKind;
import dev.runnable.argo.config.Workflow;
import dev.runnable.argo.model.YamlText;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import java.nio.charset.StandardCharsets;

/// A pipeline as the document that a cluster with Argo runs: a config map with what pods read, and
/// the workflow. Both are named by what is in them, so the same pipeline has the same names.
public final class WorkflowDocument {
    private static final String NAME = "name";
    private static final String GENERATE_NAME = "generateName";
    private static final int HASH = 8;

    private final ArgoConfiguration configuration;
    private final Workflow workflow;

    public WorkflowDocument(ArgoConfiguration configuration) {
        this.configuration = configuration;
        this.workflow = configuration.workflow();
    }

    /// @throws dev.runnable.problem.ProblemException when it is too large, or when pods could not
    ///   share what they write
    public Rendering render(RenderRequest request) {
        Pipeline pipeline = request.pipeline();
        JsonNode pods = request.configuration().apply(configuration.storage().folder());
        Problems problems = new Problems();
        problems.addAll(StoreCheck.check(pods, pipeline));
        if (request.tag().contains("{{")) {
            problems.add(
                    Problem.error(
                                    ProblemCode.NOT_ON_PLATFORM,
                                    SourceLocation.of("--tag"),
                                    "Argo takes what begins with '{{' for a variable")
                            .withHint("Choose another tag."));
        }
        problems.throwIfFailed();
        String base = Names.ofObject(stem(pipeline), workflow.kind().longestName());
        Files files = Files.of(base, pipeline.texts(), pods, request.parameters());
        WorkflowSpec spec =
                WorkflowSpec.of(
                        pipeline.graph(),
                        configuration,
                        files,
                        Inputs.of(configuration, request.parameters(), request.runId()),
                        request.tag());
        ObjectNode document = document(spec, base);
        problems.addAll(
                configuration.inline()
                        ? SizeCheck.checkInline(files, document, pipeline)
                        : SizeCheck.check(files, document, pipeline));
        problems.throwIfFailed();
        String beside = configuration.inline() ? "" : YamlText.of(files.toJson(shared())) + "---\n";
        String text = beside + YamlText.of(document);
        return new Rendering(configuration.outputFile(), text, summary(spec.pods(), text));
    }

    private static String stem(Pipeline pipeline) {
        String source = pipeline.source().replace('\\', '/');
        return source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z]+$", "");
    }

    private ObjectNode document(WorkflowSpec spec, String base) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "argoproj.io/v1alpha1").put("kind", workflow.kind().text());
        ObjectNode metadata = json.putObject("metadata");
        ObjectNode body = json.putObject("spec");
        switch (workflow.kind()) {
            case WORKFLOW, WORKFLOW_TEMPLATE -> body.setAll(spec.json());
            case CRON_WORKFLOW -> {
                body.setAll(workflow.cron());
                body.set("workflowSpec", spec.json());
            }
        }
        metadata.setAll(name(base, json));
        metadata.setAll(shared());
        return json;
    }

    /// As configured. Only a workflow can have a name that is made up in the cluster.
    private ObjectNode name(String base, ObjectNode json) {
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        JsonNode given = workflow.metadata().path(NAME);
        JsonNode prefix = workflow.metadata().path(GENERATE_NAME);
        if (!given.isMissingNode()) {
            return name.set(NAME, given);
        }
        if (prefix.isMissingNode()) {
            return name.put(NAME, base + "-" + Names.hash(JsonText.of(json), HASH));
        }
        return workflow.kind() == DocumentKind.WORKFLOW
                ? name.set(GENERATE_NAME, prefix)
                : name.put(NAME, prefix.asText().replaceFirst("[-.]+$", ""));
    }

    /// What config map and workflow have in common of their metadata.
    private ObjectNode shared() {
        ObjectNode shared = workflow.metadata().deepCopy();
        shared.remove(NAME);
        shared.remove(GENERATE_NAME);
        return shared;
    }

    private static String summary(PodCount pods, String text) {
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return "%s, %s".formatted(pods, Size.text(bytes));
    }
}
