/// Tests of single parts of a DAG file.
@NullMarked
package dev.runnable.plugins.airflow.render;

import org.jspecify.annotations.NullMarked;
