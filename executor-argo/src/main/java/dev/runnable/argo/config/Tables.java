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
                    .with("duration", WAIT)
                    .with("factor", AT_LEAST_1)
                    .with("max_duration", WAIT)
                    .with("cap", WAIT);

    private static final Rule RETRY =
            Rules.object(
                    Table.empty()
                            .with("limit", COUNT)
                            .with(
                                    "retry_policy",
                                    Rules.oneOf(
                                            "Always", "OnFailure", "OnError", "OnTransientError"))
                            .with("backoff", Rules.object(BACKOFF))
                            .with("expression", TEXT)
                            .with("affinity", Rules.MAPPING));

    private static final Rule TOLERATIONS =
            Rules.also(
                    Rules.list(
                            Table.empty()
                                    .with("key", TEXT)
                                    .with("operator", Rules.oneOf("Exists", "Equal"))
                                    .with("value", TEXT)
                                    .with(
                                            "effect",
                                            Rules.oneOf(
                                                    "NoSchedule", "PreferNoSchedule", "NoExecute"))
                                    .with("toleration_seconds", COUNT)),
                    each(Tables::checkToleration));

    private static final Rule NODE_SELECTOR =
            Rules.map(
                    KubernetesName::isLabel, "a label of a node", "Write for instance 'gpu: yes'.");

    /// What decides how pods run: of all steps, or of those that name an override.
    static final Table PODS =
            Table.empty()
                    .with(
                            "image",
                            Rules.text(
                                    text -> text.matches("\\S+"),
                                    "the name of an image",
                                    "Write for instance 'registry.example.com/team/image:1.2'."))
                    .with("image_pull_policy", Rules.oneOf("Always", "IfNotPresent", "Never"))
                    .with("resources", new ResourcesRule())
                    .with("node_selector", NODE_SELECTOR)
                    .with("tolerations", TOLERATIONS)
                    .with("active_deadline_seconds", AT_LEAST_1)
                    .with("retry_strategy", RETRY)
                    .with("timeout", DURATION)
                    .with("parallelism", AT_LEAST_1)
                    .with("fail_fast", Rules.FLAG)
                    .with("affinity", Rules.MAPPING)
                    .with("priority_class_name", OBJECT_NAME)
                    .with("container_security_context", Rules.MAPPING);

    /// Of the workflow as a whole, at the top of the configuration as well as in Argo's place.
    static final Table WORKFLOW =
            Table.empty()
                    .with("service_account_name", OBJECT_NAME)
                    .with(
                            "ttl_strategy",
                            Rules.object(
                                    Table.empty()
                                            .with("seconds_after_completion", COUNT)
                                            .with("seconds_after_success", COUNT)
                                            .with("seconds_after_failure", COUNT)))
                    .with(
                            "pod_gc",
                            Rules.object(
                                    Table.empty()
                                            .with("delete_delay_duration", WAIT)
                                            .with("label_selector", Rules.MAPPING)
                                            .with(
                                                    "strategy",
                                                    Rules.oneOf(
                                                            "OnPodCompletion",
                                                            "OnPodSuccess",
                                                            "OnWorkflowCompletion",
                                                            "OnWorkflowSuccess"))))
                    .with("priority", Rules.number(Integer.MIN_VALUE))
                    .with("synchronization", Rules.MAPPING)
                    .with("archive_logs", Rules.FLAG)
                    .with("image_pull_secrets", new NamesRule())
                    .with("security_context", Rules.MAPPING);

    /// What only stands in Argo's place.
    static final Table SPEC =
            WORKFLOW.with("active_deadline_seconds", AT_LEAST_1)
                    .with("node_selector", NODE_SELECTOR)
                    .with("parallelism", AT_LEAST_1)
                    .with("retry_strategy", RETRY)
                    .with("tolerations", TOLERATIONS);

    static final Table METADATA =
            Table.empty()
                    .with("name", OBJECT_NAME)
                    .with(
                            "generate_name",
                            Rules.text(
                                    KubernetesName::isPrefix,
                                    "a beginning of names that Kubernetes accepts",
                                    "Use lower-case letters, digits and '-', like 'train-'."))
                    .with("namespace", OBJECT_NAME)
                    .with("labels", LABELS)
                    .with("annotations", ANNOTATIONS);

    static final Table CRON =
            Table.empty()
                    .with("schedules", new SchedulesRule())
                    .with(
                            "timezone",
                            Rules.text(
                                    text -> ZoneId.getAvailableZoneIds().contains(text),
                                    "a time zone",
                                    "Write for instance 'UTC' or 'Europe/Berlin'."))
                    .with("concurrency_policy", Rules.oneOf("Allow", "Forbid", "Replace"))
                    .with("starting_deadline_seconds", COUNT)
                    .with("successful_jobs_history_limit", COUNT)
                    .with("failed_jobs_history_limit", COUNT)
                    .with("suspend", Rules.FLAG)
                    .with("stop_strategy", Rules.MAPPING)
                    .with("when", TEXT);

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
