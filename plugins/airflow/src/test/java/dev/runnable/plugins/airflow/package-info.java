/// Tests of the plugin: what it writes, and what Python and Airflow say to it.
@NullMarked
package dev.runnable.plugins.airflow;

import org.jspecify.annotations.NullMarked;
