package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.argo.config.Rules.Condition;
import dev.runnable.spi.Settings;
import java.time.ZoneId;

/// What may be configured, key by key: the original's keys, and what else is worth checking of
/// Argo's.
final class Tables {
    private static final String DURATION_HINT = "Write for instance 30s, 5m or 1h30m.";

    private static final Rule TEXT =
            Rules.text(text -> !text.isBlank(), "a text that says anything", "Write a text.");
    private static final Rule DURATION =
            Rules.text(GoDuration::isValid, "a duration", DURATION_HINT);
    private static final Rule WAIT =
            Rules.text(
                    GoDuration::isValidOrSeconds,
                    "a duration",
                    "Write for instance 30s, 5m or 1h30m, or a number of seconds.");
    private static final Rule COUNT = Rules.number(0);
    private static final Rule AT_LEAST_1 = Rules.number(1);
    private static final Rule OBJECT_NAME =
            Rules.text(
                    KubernetesName::isObject,
                    "a name that Kubernetes accepts",
                    "Use lower-case letters, digits and '-'; begin and end with a letter or digit.");
    private static final Rule LABELS =
            Rules.map(
                    KubernetesName::isLabel,
                    "a label that Kubernetes accepts",
                    "A label's value has at most 63 letters, digits, '-', '_' and '.', and begins"
                            + " and ends with a letter or digit.");
    private static final Rule ANNOTATIONS =
            Rules.map(
                    KubernetesName::isKey,
                    "an annotation that Kubernetes accepts",
                    "Its key is like 'team' or 'example.com/team'.");

    private static final Table BACKOFF =
            Table.empty()
                    .with("duration", WAIT, "How long to wait before the first retry.")
                    .with("factor", AT_LEAST_1, "By what each wait is multiplied.")
                    .with("max_duration", WAIT, "How long retries go on at most.")
                    .with("cap", WAIT, "The longest wait.");

    private static final Rule RETRY =
            Rules.object(
                    Table.empty()
                            .with("limit", COUNT, "How often it is retried.")
                            .with(
                                    "retry_policy",
                                    Rules.oneOf(
                                            "Always", "OnFailure", "OnError", "OnTransientError"),
                                    "After what it is retried.")
                            .with(
                                    "backoff",
                                    Rules.object(BACKOFF),
                                    "How long to wait before a retry.")
                            .with(
                                    "expression",
                                    TEXT,
                                    "Whether it is retried, as an expression of Argo.")
                            .with(
                                    "affinity",
                                    Rules.MAPPING,
                                    "Which nodes are preferred, as Kubernetes has it."));

    private static final Rule TOLERATIONS =
            Rules.also(
                    Rules.list(
                            Table.empty()
                                    .with("key", TEXT, "The key of the taint.")
                                    .with(
                                            "operator",
                                            Rules.oneOf("Exists", "Equal"),
                                            "How the value is compared.")
                                    .with("value", TEXT, "The value of the taint.")
                                    .with(
                                            "effect",
                                            Rules.oneOf(
                                                    "NoSchedule", "PreferNoSchedule", "NoExecute"),
                                            "The effect of the taint.")
                                    .with(
                                            "toleration_seconds",
                                            COUNT,
                                            "How long a pod stays on a node that is tainted later, in seconds.")),
                    each(Tables::checkToleration));

    private static final Rule NODE_SELECTOR =
            Rules.map(
                    KubernetesName::isLabel, "a label of a node", "Write for instance 'gpu: yes'.");

    /// What decides how pods run: of all steps, or of those that name an override. `fail_fast` is
    /// read because the original has it, and means nothing: a pipeline says that itself, and pods
    /// keep to it.
    static final Table PODS =
            Table.empty()
                    .with(
                            "image",
                            Rules.text(
                                    text -> text.matches("\\S+"),
                                    "the name of an image",
                                    "Write for instance 'registry.example.com/team/image:1.2'."),
                            "The image that steps run in.")
                    .with(
                            "image_pull_policy",
                            Rules.oneOf("Always", "IfNotPresent", "Never"),
                            "When the image is fetched from its registry.")
                    .with("resources", ResourcesRule.RULE, "What pods need and may have.")
                    .with("node_selector", NODE_SELECTOR, "Labels of the nodes that pods run on.")
                    .with(
                            "tolerations",
                            TOLERATIONS,
                            "Taints of nodes that pods run on all the same.")
                    .with(
                            "active_deadline_seconds",
                            AT_LEAST_1,
                            "How long it may take, in seconds.")
                    .with(
                            "retry_strategy",
                            RETRY,
                            "How pods that fail are retried. What a step says of retries goes before it.")
                    .with("timeout", DURATION, "How long a pod may take.")
                    .with("parallelism", AT_LEAST_1, "How many pods run at once.")
                    .with(
                            "fail_fast",
                            Rules.FLAG,
                            "Read because the original has it. A pipeline says that itself.")
                    .with(
                            "affinity",
                            Rules.MAPPING,
                            "Which nodes are preferred, as Kubernetes has it.")
                    .with("priority_class_name", OBJECT_NAME, "The priority class of pods.")
                    .with(
                            "container_security_context",
                            Rules.MAPPING,
                            "What containers may do, as Kubernetes has it.");

    /// Of the workflow as a whole, at the top of the configuration as well as in Argo's place.
    static final Table WORKFLOW =
            Table.empty()
                    .with("service_account_name", OBJECT_NAME, "The account that pods run as.")
                    .with(
                            "ttl_strategy",
                            Rules.object(
                                    Table.empty()
                                            .with(
                                                    "seconds_after_completion",
                                                    COUNT,
                                                    "Seconds after the end.")
                                            .with(
                                                    "seconds_after_success",
                                                    COUNT,
                                                    "Seconds after success.")
                                            .with(
                                                    "seconds_after_failure",
                                                    COUNT,
                                                    "Seconds after failure.")),
                            "When finished workflows are deleted.")
                    .with(
                            "pod_gc",
                            Rules.object(
                                    Table.empty()
                                            .with(
                                                    "delete_delay_duration",
                                                    WAIT,
                                                    "How long pods stay after that.")
                                            .with(
                                                    "label_selector",
                                                    Rules.MAPPING,
                                                    "Which pods are deleted, as Kubernetes has it.")
                                            .with(
                                                    "strategy",
                                                    Rules.oneOf(
                                                            "OnPodCompletion",
                                                            "OnPodSuccess",
                                                            "OnWorkflowCompletion",
                                                            "OnWorkflowSuccess"),
                                                    "After what pods are deleted.")),
                            "When pods are deleted.")
                    .with(
                            "priority",
                            Rules.number(Integer.MIN_VALUE),
                            "The priority of the workflow: larger ones go first.")
                    .with(
                            "synchronization",
                            Rules.MAPPING,
                            "What workflows must not run at the same time, as Argo has it.")
                    .with("archive_logs", Rules.FLAG, "Whether Argo keeps the output of pods.")
                    .with("image_pull_secrets", NamesRule.RULE, "Kubernetes secrets of registries.")
                    .with(
                            "security_context",
                            Rules.MAPPING,
                            "Who pods run as, as Kubernetes has it.");

    /// What only stands in Argo's place.
    static final Table SPEC =
            WORKFLOW.with(
                            "active_deadline_seconds",
                            AT_LEAST_1,
                            "How long it may take, in seconds.")
                    .with("node_selector", NODE_SELECTOR, "Labels of the nodes that pods run on.")
                    .with("parallelism", AT_LEAST_1, "How many pods run at once.")
                    .with(
                            "retry_strategy",
                            RETRY,
                            "How pods that fail are retried. What a step says of retries goes before it.")
                    .with(
                            "tolerations",
                            TOLERATIONS,
                            "Taints of nodes that pods run on all the same.");

    static final Table METADATA =
            Table.empty()
                    .with("name", OBJECT_NAME, "The name of what is made in the cluster.")
                    .with(
                            "generate_name",
                            Rules.text(
                                    KubernetesName::isPrefix,
                                    "a beginning of names that Kubernetes accepts",
                                    "Use lower-case letters, digits and '-', like 'train-'."),
                            "How the name begins that the cluster makes up.")
                    .with("namespace", OBJECT_NAME, "The namespace in the cluster.")
                    .with("labels", LABELS, "Labels of the workflow.")
                    .with("annotations", ANNOTATIONS, "Annotations of the workflow.");

    static final Table CRON =
            Table.empty()
                    .with(
                            "schedules",
                            SchedulesRule.RULE,
                            "When it runs: minute, hour, day, month, weekday.")
                    .with(
                            "timezone",
                            Rules.text(
                                    text -> ZoneId.getAvailableZoneIds().contains(text),
                                    "a time zone",
                                    "Write for instance 'UTC' or 'Europe/Berlin'."),
                            "The time zone of the schedules.")
                    .with(
                            "concurrency_policy",
                            Rules.oneOf("Allow", "Forbid", "Replace"),
                            "What happens when the last run is not over yet.")
                    .with(
                            "starting_deadline_seconds",
                            COUNT,
                            "How late a run may still start, in seconds.")
                    .with(
                            "successful_jobs_history_limit",
                            COUNT,
                            "How many successful runs are kept.")
                    .with("failed_jobs_history_limit", COUNT, "How many failed runs are kept.")
                    .with("suspend", Rules.FLAG, "Whether no run is started for the time being.")
                    .with("stop_strategy", Rules.MAPPING, "When the schedule ends, as Argo has it.")
                    .with("when", TEXT, "Whether a run is started, as an expression of Argo.");

    private Tables() {}

    private static Condition each(Condition condition) {
        return (list, settings, key) -> list.forEach(one -> condition.check(one, settings, key));
    }

    private static void checkToleration(JsonNode toleration, Settings settings, String key) {
        boolean exists = toleration.path("operator").asText().equals("Exists");
        if (!exists && !toleration.has("key")) {
            settings.reject(
                    key,
                    "a toleration without 'key' needs 'operator: Exists'",
                    "Add the key of the taint, or 'operator: Exists' for all taints.");
        }
        if (exists && toleration.has("value")) {
            settings.reject(
                    key,
                    "a toleration with 'operator: Exists' has no 'value'",
                    "Remove the value, or write 'operator: Equal'.");
        }
    }
}
