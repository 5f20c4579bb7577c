package dev.runnable.argo.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of resources that documents of runs have.
enum Kind {
    CONFIG_MAP("ConfigMap", "configmaps", "", "v1"),
    WORKFLOW_TEMPLATE("WorkflowTemplate", "workflowtemplates"),
    CRON_WORKFLOW("CronWorkflow", "cronworkflows"),
    WORKFLOW("Workflow", "workflows");

    static final String ARGO = "argoproj.io";

    private final String text;
    private final String plural;
    private final String group;
    private final String version;

    Kind(String text, String plural) {
        this(text, plural, ARGO, "v1alpha1");
    }

    Kind(String text, String plural, String group, String version) {
        this.text = text;
        this.plural = plural;
        this.group = group;
        this.version = version;
    }

    static Optional<Kind> of(String apiVersion, String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text) && kind.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /// As documents write it.
    String text() {
        return text;
    }

    /// As rights name it: `workflows.argoproj.io`.
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(text)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
