package dev.runnable.plugins.airflow.render;

import java.util.Locale;

/// When Airflow starts a task, by the states of those before it.
enum Rule {
    ALL_SUCCESS,
    ONE_SUCCESS,
    ONE_FAILED,
    ALL_FAILED,
    ALL_SKIPPED,
    ALL_DONE,
    NONE_FAILED_MIN_ONE_SUCCESS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
