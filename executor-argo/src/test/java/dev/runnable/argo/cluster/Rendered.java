package dev.runnable.argo.cluster;

import dev.runnable.spi.Rendering;
import dev.runnable.spi.SubmitRequest;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/// A rendering as users have it.
public final class Rendered {
    public static final String TEXT =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: numbers-1a2b}
            data: {pipeline.yaml: "dag: {}"}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: numbers}
            spec:
              entrypoint: main
              serviceAccountName: worker
              imagePullSecrets: [{name: registry}]
              arguments:
                parameters: [{name: run_id, value: ""}, {name: rate, value: "0.1"}]
              volumes:
              - {name: shared, persistentVolumeClaim: {claimName: runs}}
              - {name: files, configMap: {name: numbers-1a2b}}
              - {name: perhaps, secret: {secretName: absent, optional: true}}
              templates:
              - name: run
                inputs: {parameters: [{name: step}]}
                container:
                  image: example
                  args: [execute-single-node, "-", /etc/runnable/pipeline.yaml, "{{inputs.parameters.step}}"]
                  env:
                  - {name: TOKEN, valueFrom: {secretKeyRef: {name: tokens, key: api}}}
              - {name: begin, container: {args: [fan, "-", "{{inputs.parameters.step}}", out]}}
              - {name: end, container: {args: [fan, "-", "{{inputs.parameters.step}}", in]}}
            """;

    private Rendered() {}

    static Rendering rendering(String text) {
        return new Rendering("numbers.yaml", text, "3 pods");
    }

    static SubmitRequest request() {
        return new SubmitRequest(rendering(TEXT), new LinkedHashMap<>(), false);
    }

    static SubmitRequest again() {
        return new SubmitRequest(rendering(TEXT), new LinkedHashMap<>(), true);
    }

    static SubmitRequest with(String argument, String value) {
        return new SubmitRequest(
                rendering(TEXT), new LinkedHashMap<>(Map.of(argument, value)), false);
    }

    /// Makes on the cluster what it refers to.
    public static void prepare(ApiServer server) {
        server.make("v1", "PersistentVolumeClaim", "runs");
        server.make("v1", "ServiceAccount", "worker");
        server.make("v1", "Secret", "registry");
        server.client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName("tokens")
                                .endMetadata()
                                .addToData("api", "eA==")
                                .build())
                .inNamespace(ApiServer.NAMESPACE)
                .create();
    }
}
