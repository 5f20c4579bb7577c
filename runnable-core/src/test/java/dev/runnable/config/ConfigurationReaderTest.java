package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.Seeds;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    private static final KnownServices SERVICES =
            new Services(Extensions.onClassPath())
                    .known()
                    .with(
                            Section.PIPELINE_EXECUTOR,
                            "local",
                            SettingsShape.ofKeys(List.of("enable_parallel", "max_parallel")))
                    .with(
                            Section.CATALOG,
                            "minio",
                            SettingsShape.ofKeys(List.of("endpoint_url", "secret_key", "env")));
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "RUNNABLE_VAR_home", "/data/\"quoted\"\\path",
                    "RUNNABLE_VAR_parallel", "true",
                    "RUNNABLE_VAR_password", "hush");

    @TempDir Path folder;

    private static ConfigurationReading read(String text) {
        return new ConfigurationReader(SERVICES).readText(text, "c.yaml", ENVIRONMENT);
    }

    private static ConfigurationReading full() {
        Path file = Seeds.FOLDER.resolve("configuration/full.yaml");
        return new ConfigurationReader(SERVICES).read(file, "full.yaml", ENVIRONMENT);
    }

    @Test
    void everySectionIsReadWithItsVariables() {
        assertThat(full().problems()).isEmpty();
        Configuration configuration = full().orThrow();
        Problems problems = new Problems();
        Settings executor = configuration.executor().settings(problems);
        assertThat(configuration.executor().type()).isEqualTo("local");
        assertThat(executor.flag("enable_parallel")).hasValue(true);
        assertThat(executor.number("max_parallel", 1)).hasValue(4);
        Settings store = configuration.runLogStore().settings(problems);
        assertThat(store.text("log_folder")).hasValue("/data/\"quoted\"\\path/logs/$5");
        assertThat(configuration.python()).hasValue(".venv/bin/python");
        assertThat(configuration.classpath()).containsExactly("lib/*.jar", "target/classes");
        assertThat(configuration.passEnvironment()).containsExactly("JAVA_HOME");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void plainScalarIsTypedByWhatItHasBecome() {
        Problems problems = new Problems();
        Settings quoted =
                read("pipeline-executor: {type: local, enable_parallel: $parallel}")
                        .orThrow()
                        .executor()
                        .settings(problems);
        assertThat(quoted.flag("enable_parallel")).hasValue(true);
        assertThat(quoted.text("enable_parallel")).isEmpty();
        assertThat(problems.sorted()).singleElement().asString().contains("c.yaml:1:51");
    }

    @Test
    void sectionsThatAreNotThereAreTheDefaults() {
        Configuration configuration = read("python: python3\n").orThrow();
        assertThat(configuration.executor().type()).isEqualTo("local");
        assertThat(configuration.runLogStore().type()).isEqualTo("chunked-fs");
        assertThat(configuration.catalog().type()).isEqualTo("file-system");
        assertThat(configuration.secrets().type()).isEqualTo("env-secrets");
        assertThat(configuration.pickler().type()).isEqualTo("pickle");
        assertThat(Configuration.defaults().services().keySet())
                .containsExactlyInAnyOrder(Section.values());
    }

    @Test
    void settingsMayStandBesideTheType() {
        ConfigurationReading reading =
                new ConfigurationReader(SERVICES)
                        .read(
                                Seeds.FOLDER.resolve("configuration/flat.yaml"),
                                "flat.yaml",
                                Map.of());
        assertThat(reading.problems()).singleElement().asString().contains("old name");
        Settings executor = reading.orThrow().executor().settings(new Problems());
        assertThat(executor.flag("enable_parallel")).hasValue(true);
    }

    @Test
    void frozenConfigurationReadsBackAndHoldsNoSecret() {
        Configuration configuration = full().orThrow();
        String frozen = configuration.frozen().toString();
        assertThat(frozen).doesNotContain("hush").contains("dotenv", "/logs/$$5");
        Configuration again =
                new ConfigurationReader(SERVICES).readText(frozen, "frozen", Map.of()).orThrow();
        assertThat(again.frozen()).isEqualTo(configuration.frozen());
    }

    @Test
    void valuesWhoseKeySoundsLikeASecretAreNotFrozen() {
        String text =
                """
                catalog:
                  type: minio
                  endpoint_url: https://me:hush@host:9000/x@y
                  secret_key: hush
                  env:
                    - {name: DB_PASSWORD, value: hush}
                    - {environment_variable: A, secret_name: s, secret_key: k}
                    - {name: MODE, value: fast, apiKey: hush, token: hush, key: hush}
                """;
        String frozen = read(text).orThrow().frozen().toString();
        assertThat(frozen)
                .doesNotContain("hush")
                .contains("https://host:9000/x@y", "\"secret_key\":\"k\"", "fast", "DB_PASSWORD");
    }

    @Test
    void keysMayBeWrittenInCamelCase() {
        Settings settings =
                read("pipelineExecutor: {type: local, enableParallel: true}")
                        .orThrow()
                        .executor()
                        .settings(new Problems());
        assertThat(settings.flag("enable_parallel")).hasValue(true);
    }

    @Test
    void serviceMayTakeAnyKey() {
        KnownServices lenient =
                SERVICES.with(
                        Section.PIPELINE_EXECUTOR,
                        "mocked",
                        SettingsShape.ofKeys(List.of("patches")).opened());
        assertThat(
                        new ConfigurationReader(lenient)
                                .readText(
                                        "pipeline-executor: {type: mocked, what: ever}",
                                        "c.yaml",
                                        Map.of())
                                .problems())
                .isEmpty();
    }

    @Test
    void wrongConfigurationIsThrownWithAllItsProblems() {
        assertThatThrownBy(() -> read("a: 1\nb: 2\n").orThrow())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'a'")
                .hasMessageContaining("'b'");
    }

    @Test
    void optionWinsOverVariableOverUsualFileOverDefaults() throws IOException {
        Map<String, String> environment = new HashMap<>();
        assertThat(FileChoice.configuration(Optional.empty(), environment, folder).file())
                .isEmpty();
        Path usual = Files.createFile(folder.resolve("runnable-config.yaml"));
        FileChoice choice = FileChoice.configuration(Optional.empty(), environment, folder);
        assertThat(choice.file()).hasValue(usual);
        environment.put("RUNNABLE_CONFIGURATION_FILE", "named.yaml");
        choice = FileChoice.configuration(Optional.empty(), environment, folder);
        assertThat(choice.file()).hasValue(folder.resolve("named.yaml"));
        assertThat(choice.warnings()).isEmpty();
        choice = FileChoice.configuration(Optional.of("given.yaml"), environment, folder);
        assertThat(choice.displayName()).isEqualTo("given.yaml");
        assertThat(choice.warnings()).hasSize(1);
    }
}
