package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what users say of the workflow: at the top of the configuration, and in `argo_workflow` as
/// in a document of Argo.
final class WorkflowReader {
    private static final String KIND = "kind";
    private static final String CRON = "cron_schedule";
    private static final String ON_EXIT = "on_exit";
    private static final String SPEC_PATCH = "spec_patch";
    private static final String SPEC = "spec";

    /// The name that the original gives the entry, and we keep.
    private static final String ENTRYPOINT = "runnable-dag";

    private static final Set<String> CHECKED =
            Tables.SPEC.keys().stream().map(WorkflowReader::folded).collect(Collectors.toSet());

    private final Settings settings;
    private ObjectNode metadata;
    private ObjectNode spec;

    WorkflowReader(Settings settings) {
        this.settings = settings;
        this.metadata = Tables.METADATA.read(settings);
        this.spec = Tables.WORKFLOW.read(settings);
    }

    Workflow read() {
        settings.section("argo_workflow").ifPresent(this::readArgos);
        ObjectNode cron =
                Rules.object(Tables.CRON)
                        .read(settings, CRON)
                        .map(ObjectNode.class::cast)
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Workflow(
                kind(!cron.isEmpty()),
                metadata,
                spec,
                cron,
                exitHandler(),
                PodOptionsReader.patch(settings, SPEC_PATCH));
    }

    private void readArgos(Settings workflow) {
        workflow.scalar("api_version");
        Rules.oneOf(DocumentKind.WORKFLOW.text()).read(workflow, KIND);
        Rules.object(Tables.METADATA)
                .read(workflow, "metadata")
                .ifPresent(said -> metadata = JsonMerge.over(metadata, said));
        workflow.section(SPEC).ifPresent(section -> readSpec(section, workflow));
        workflow.rejectOthers();
    }

    private void readSpec(Settings section, Settings workflow) {
        ObjectNode checked = Tables.SPEC.read(section);
        spec = JsonMerge.over(spec, checked);
        for (Map.Entry<String, JsonNode> field : workflow.json(SPEC).orElseThrow().properties()) {
            if (!CHECKED.contains(folded(field.getKey()))) {
                spec.set(Table.camelCase(field.getKey()), field.getValue());
            }
        }
        JsonNode entry = spec.path("entrypoint");
        if (!entry.isMissingNode() && !entry.asText().equals(ENTRYPOINT)) {
            section.reject(
                    "entrypoint",
                    "the entrypoint is always '" + ENTRYPOINT + "'",
                    "Remove it; templates of your own go into 'templates', what runs at the end"
                            + " into 'on_exit'.");
        }
    }

    private static String folded(String key) {
        return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private DocumentKind kind(boolean scheduled) {
        DocumentKind usual = scheduled ? DocumentKind.CRON_WORKFLOW : DocumentKind.WORKFLOW;
        DocumentKind kind =
                Rules.oneOf(
                                DocumentKind.WORKFLOW.text(),
                                DocumentKind.CRON_WORKFLOW.text(),
                                DocumentKind.WORKFLOW_TEMPLATE.text())
                        .read(settings, KIND)
                        .map(JsonNode::asText)
                        .map(DocumentKind::of)
                        .orElse(usual);
        if (scheduled != (kind == DocumentKind.CRON_WORKFLOW)) {
            settings.reject(
                    KIND,
                    scheduled
                            ? "a " + kind.text() + " has no schedule"
                            : "a CronWorkflow needs a schedule",
                    scheduled
                            ? "Remove 'cron_schedule', or 'kind'."
                            : "Add 'cron_schedule: {schedules: [\"0 6 * * *\"]}'.");
        }
        checkName(kind);
        return kind;
    }

    private void checkName(DocumentKind kind) {
        String name = metadata.path("name").asText();
        if (name.length() > kind.longestName()) {
            settings.reject(
                    "name",
                    "the name of a %s has at most %d characters, '%s' has %d"
                            .formatted(kind.text(), kind.longestName(), name, name.length()),
                    "Choose a shorter one.");
        }
    }

    /// A template in place, or the name of one. Argo's own key for the latter means the same.
    private Optional<JsonNode> exitHandler() {
        Optional<JsonNode> said = settings.json(ON_EXIT).filter(value -> !value.isNull());
        Optional<JsonNode> handler = said.or(() -> Optional.ofNullable(spec.get("onExit")));
        spec.remove("onExit");
        handler.filter(JsonNode::isTextual).ifPresent(this::checkNamed);
        if (handler.isPresent() && !handler.get().isObject() && !handler.get().isTextual()) {
            settings.reject(
                    ON_EXIT,
                    "'on_exit' is a template of Argo or the name of one",
                    "Write for instance 'on_exit: {container: {image: IMAGE, command: [...]}}'.");
        }
        return handler;
    }

    private void checkNamed(JsonNode name) {
        for (JsonNode template : spec.path("templates")) {
            if (template.path("name").equals(name)) {
                return;
            }
        }
        settings.reject(
                ON_EXIT,
                "there is no template " + Excerpt.quote(name.asText()),
                "Add it to 'argo_workflow: {spec: {templates: [...]}}', or write the template here.");
    }
}
