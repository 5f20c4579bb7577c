/// From a pipeline to the text of a DAG file: which tasks there are, what each waits for, and how
/// that is written in Python. Pure: reads nothing but its arguments and the resources of this jar.
@NullMarked
package dev.runnable.plugins.airflow.render;

import org.jspecify.annotations.NullMarked;
