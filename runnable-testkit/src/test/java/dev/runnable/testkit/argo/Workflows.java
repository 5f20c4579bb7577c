package dev.runnable.testkit.argo;

import java.nio.file.Path;
import java.util.Map;

/// Texts of workflows around the templates that a test is about.
final class Workflows {
    private static final String POD =
            """
              - name: pod
                inputs: {parameters: [{name: m}]}
                container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
              - name: writer
                inputs: {parameters: [{name: m}]}
                container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
                outputs: {parameters: [{name: out, valueFrom: {path: /tmp/out}}]}
              - name: defaulting
                inputs: {parameters: [{name: m}]}
                container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
                outputs: {parameters: [{name: out, valueFrom: {path: /tmp/out, default: nothing}}]}
            """;

    private Workflows() {}

    /// With the entrypoint `main`, and templates `pod`, `writer` and `defaulting`, which run a pod
    /// of the name `m`; the last two have an output `out`.
    static String workflow(String templates) {
        return workflow("", templates);
    }

    /// @param spec more of the spec, indented by two
    static String workflow(String spec, String templates) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: wf}
        spec:
          entrypoint: main
        """
                + spec
                + "  templates:\n"
                + (POD + templates).indent(0);
    }

    /// A DAG template `main` of these tasks, which are indented by six.
    static String dag(String tasks) {
        return workflow(
                """
                  - name: main
                    dag:
                      failFast: false
                      tasks:
                """
                        + tasks.indent(6));
    }

    /// `- {name: NAME, template: pod, arguments…, MORE}`
    static String task(String name, String more) {
        return task(name, "pod", more);
    }

    static String task(String name, String template, String more) {
        return "- {name: %s, template: %s, arguments: {parameters: [{name: m, value: %s}]}%s}\n"
                .formatted(name, template, name, more.isEmpty() ? "" : ", " + more);
    }

    static Execution run(Path folder, String text, PodRunner pods) {
        return run(folder, text, pods, Map.of());
    }

    static Execution run(Path folder, String text, PodRunner pods, Map<String, String> arguments) {
        return new ArgoInterpreter(
                        ArgoDocument.read(text), Cluster.in(folder), pods, Schedule.sequential(1))
                .run(arguments);
    }
}
