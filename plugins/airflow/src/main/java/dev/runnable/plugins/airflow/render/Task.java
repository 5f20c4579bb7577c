package dev.runnable.plugins.airflow.render;

/// A task of the DAG, or all of a group, that others can come after.
///
/// @param variable of the DAG file that holds it
record Task(String variable) {}
