package dev.runnable.argo.config;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Section;
import dev.runnable.settings.SettingsShape;

/// What [ArgoConfigurationReader] reads, as documentation has it: what the tables have, and the
/// rest.
final class ArgoShape {
    private static final SettingType ANY_MAPPING = new MapOf(new Json());
    private static final SettingType FILE_OF_USER = SettingType.text();

    private ArgoShape() {}

    static SettingsShape whole() {
        return pods().with(Tables.WORKFLOW.shape())
                .with(Tables.METADATA.shape())
                .with(workflow())
                .with(storage())
                .with(program());
    }

    private static SettingsShape pods() {
        return Tables.PODS
                .shape()
                .with(
                        SettingsShape.closed(
                                setting("env", variables(), "Variables of pods.")
                                        .withExample("[{name: LEVEL, value: debug}]"),
                                setting(
                                        "template_patch",
                                        ANY_MAPPING,
                                        "Is laid over the templates of steps at the end, as Argo"
                                                + " has them.")));
    }

    private static SettingType variables() {
        return new ListOf(
                SettingType.section(
                        setting("environment_variable", SettingType.scalar(), "Its name."),
                        setting("name", SettingType.scalar(), "Its name."),
                        setting(
                                "secret_name",
                                SettingType.scalar(),
                                "The Kubernetes secret it is in."),
                        setting("secret_key", SettingType.scalar(), "The key in that secret."),
                        setting("value", SettingType.scalar(), "Its value."),
                        setting("value_from", ANY_MAPPING, "Its source, as Kubernetes has it.")));
    }

    private static SettingsShape workflow() {
        return SettingsShape.closed(
                setting(
                                "kind",
                                SettingType.choice("Workflow", "CronWorkflow", "WorkflowTemplate"),
                                "What is made in the cluster.")
                        .orElse("Workflow, or CronWorkflow with a schedule"),
                setting(
                                "cron_schedule",
                                new Section(Tables.CRON.shape()),
                                "When it runs by itself.")
                        .withExample("{schedules: [\"0 6 * * *\"]}"),
                setting(
                        "on_exit",
                        new Json(),
                        "What runs at the end: a template of Argo, or the name of one."),
                setting(
                        "spec_patch",
                        ANY_MAPPING,
                        "Is laid over the workflow's spec at the end, as Argo has it."),
                setting(
                        "argo_workflow",
                        SettingType.section(
                                setting(
                                        "api_version",
                                        SettingType.scalar(),
                                        "As in a document of Argo."),
                                setting(
                                        "kind",
                                        SettingType.choice("Workflow"),
                                        "As in a document of Argo."),
                                setting(
                                        "metadata",
                                        new Section(Tables.METADATA.shape()),
                                        "Of the workflow."),
                                setting(
                                        "spec",
                                        new Section(Tables.SPEC.shape().opened()),
                                        "Anything that Argo has in a spec.")),
                        "The workflow as a document of Argo has it, which is completed."));
    }

    private static SettingsShape storage() {
        SettingDescription path =
                setting("mount_path", SettingType.text(), "Where pods see it.").must();
        SettingDescription readOnly =
                setting("read_only", SettingType.flag(), "Whether pods cannot write it.")
                        .withDefault("false");
        SettingDescription claim =
                setting("claim_name", SettingType.scalar(), "A persistent volume claim.");
        return SettingsShape.closed(
                setting(
                                "pvc_for_runnable",
                                SettingType.scalar("the name of a persistent volume claim"),
                                "The claim on which all pods share run logs and catalog, one that"
                                        + " several pods can write.")
                        .orElse("the first volume that can be written"),
                setting(
                        "custom_volumes",
                        new ListOf(
                                SettingType.section(
                                        path,
                                        setting(
                                                        "persistent_volume_claim",
                                                        SettingType.section(claim, readOnly),
                                                        "What it is.")
                                                .must())),
                        "Volumes, as the original writes them."),
                setting(
                                "persistent_volumes",
                                new ListOf(
                                        SettingType.section(
                                                setting(
                                                                "name",
                                                                SettingType.scalar(),
                                                                "A persistent volume claim.")
                                                        .must(),
                                                path,
                                                readOnly)),
                                "Volumes of pods.")
                        .withExample("[{name: data, mount_path: /data}]"));
    }

    private static SettingsShape program() {
        return SettingsShape.closed(
                setting("defaults", new Section(pods()), "How pods run whose step says nothing."),
                setting(
                        "overrides",
                        new MapOf(new Section(pods())),
                        "How pods of steps run that say `overrides: {argo: NAME}`, by that name."
                                + " What is not said is as in the defaults."),
                setting(
                        "secret_from_k8s",
                        SettingType.scalar("the name of a secret"),
                        "The Kubernetes secret that holds the secrets of tasks, each under its"
                                + " name."),
                setting("secrets_from_k8s", variables(), "Secrets that are variables of all pods."),
                setting("command", SettingType.texts(), "What starts this program in the image.")
                        .withDefault("[runnable]"),
                setting(
                        "log_level",
                        SettingType.choice(
                                "DEBUG", "INFO", "WARNING", "ERROR", "FATAL", "CRITICAL"),
                        "What processes in pods tell."),
                setting(
                                "files",
                                SettingType.choice("config_map", "inline"),
                                "Where pipeline, configuration and parameters are: in a config map"
                                        + " beside the workflow, or in itself.")
                        .withDefault("config_map"),
                setting(
                                "expose_parameters_as_inputs",
                                SettingType.flag(),
                                "Whether scalar initial parameters are arguments of the workflow.")
                        .withDefault("true"),
                setting("output_file", FILE_OF_USER, "Where the document is written.")
                        .withDefault("argo-pipeline.yaml"),
                setting("submit", SettingType.flag(), "Whether it is submitted at once.")
                        .withDefault("false"),
                setting("kubeconfig", FILE_OF_USER, "How the cluster is reached.")
                        .orElse("as for `kubectl`"),
                setting("context", SettingType.text(), "Which context of that file.")
                        .orElse("the current one"),
                setting(
                        "configmap_cache_name",
                        new Json(),
                        "Read because the original has it. Changes nothing."),
                setting("mock", new Json(), "Read because the original has it. Changes nothing."));
    }
}
