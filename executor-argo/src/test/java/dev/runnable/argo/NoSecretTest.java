package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.config.Configuration;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.extension.Extensions;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.spi.RenderRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Nothing that is rendered holds a secret, wherever the configuration has one.
final class NoSecretTest {
    private static final String SECRET = "hunter2";

    private static final String PIPELINE =
            """
            dag:
              start_at: a
              steps:
                a: {type: task, command_type: shell, command: 'true', secrets: [KEY, TOKEN], next: success}
            """;

    @Test
    void secretsOfTheConfigurationStayOutside() {
        String text =
                """
                pipeline-executor:
                  type: argo
                  config:
                    image: a
                    pvc_for_runnable: a
                    secret_from_k8s: team
                    env: [{name: OTHER, secret_name: s, secret_key: k}]
                run-log-store: {type: chunked-fs}
                secrets: {type: dotenv, location: '%1$s', secrets: {KEY: '%1$s'}}
                """
                        .formatted("${password}");
        Map<String, String> environment = Map.of("RUNNABLE_VAR_password", SECRET, "KEY", SECRET);
        Services services = new Services(Extensions.onClassPath());
        ArgoProvider provider = new ArgoProvider();
        Configuration configuration =
                new ConfigurationReader(services.known())
                        .readText(text, "config.yaml", environment)
                        .orThrow();
        ArgoExecutor executor =
                (ArgoExecutor)
                        provider.create(
                                configuration.executor().settings(new Problems()),
                                Argo.here(services));
        Pipeline pipeline = Argo.pipeline(PIPELINE);

        String rendered =
                executor.render(
                                new RenderRequest(
                                        pipeline,
                                        new LinkedHashMap<>(),
                                        Optional.empty(),
                                        "",
                                        _ -> configuration.frozen()))
                        .text();

        assertThat(configuration.secrets().values().toJson().toString()).contains(SECRET);
        assertThat(rendered).contains("secretKeyRef", "KEY", "TOKEN").doesNotContain(SECRET);
    }
}
