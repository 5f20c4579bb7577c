package dev.runnable.config;

import java.util.List;
import java.util.Optional;

/// The sections of a configuration that choose a service.
public enum Section {
    PIPELINE_EXECUTOR("pipeline-executor", "local"),
    RUN_LOG_STORE("run-log-store", "chunked-fs"),
    CATALOG("catalog", "file-system"),
    SECRETS("secrets", "env-secrets"),
    PICKLER("pickler", "pickle");

    private final String key;
    private final String defaultType;

    Section(String key, String defaultType) {
        this.key = key;
        this.defaultType = defaultType;
    }

    /// Its key, as documentation writes it.
    public String key() {
        return key;
    }

    /// The service that is used when the section is not there.
    public String defaultType() {
        return defaultType;
    }

    /// The name that the section had in old versions, which is still read.
    public Optional<String> oldKey() {
        return switch (this) {
            case PIPELINE_EXECUTOR -> Optional.of("executor");
            case RUN_LOG_STORE -> Optional.of("run-log");
            case CATALOG, SECRETS, PICKLER -> Optional.empty();
        };
    }

    /// Types that are known to exist somewhere, so that a message can be clearer than "unknown".
    List<String> typesOfPlugins() {
        return switch (this) {
            case PIPELINE_EXECUTOR ->
                    List.of(
                            "local",
                            "local-container",
                            "argo",
                            "mocked",
                            "emulator",
                            "slurm",
                            "airflow");
            case RUN_LOG_STORE -> List.of("minio", "chunked-minio");
            case CATALOG -> List.of("minio", "s3");
            case SECRETS, PICKLER -> List.of();
        };
    }
}
