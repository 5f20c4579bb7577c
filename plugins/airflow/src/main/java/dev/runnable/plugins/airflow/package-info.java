/// An executor that writes pipelines as DAG files of Airflow 3. It is made as a third party would:
/// of the SPI alone.
@NullMarked
package dev.runnable.plugins.airflow;

import org.jspecify.annotations.NullMarked;
