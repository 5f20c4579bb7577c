/// What a user says of the executor, and how it is read and checked. Knows nothing of pipelines.
@NullMarked
package dev.runnable.plugins.airflow.config;

import org.jspecify.annotations.NullMarked;
