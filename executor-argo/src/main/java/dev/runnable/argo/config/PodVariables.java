package dev.runnable.argo.config;

import java.util.List;

/// Environment variables by which pods know their run. Every pod has them.
public final class PodVariables {
    public static final String RUN_ID = "RUNNABLE_RUN_ID";

    /// The run's id when nobody has given one.
    public static final String DEFAULT_RUN_ID = "RUNNABLE_DEFAULT_RUN_ID";

    public static final String WORKFLOW_UID = "RUNNABLE_CODE_ID_ARGO_WORKFLOW_UID";
    public static final String RETRY_RUN_ID = "RUNNABLE_RETRY_RUN_ID";
    public static final String RETRY_INDICATOR = "RUNNABLE_RETRY_INDICATOR";

    /// Before the name of an initial parameter.
    public static final String PARAMETER = "RUNNABLE_PRM_";

    static final List<String> ALL =
            List.of(RUN_ID, DEFAULT_RUN_ID, WORKFLOW_UID, RETRY_RUN_ID, RETRY_INDICATOR);

    private PodVariables() {}
}
