/// Runs every step of a pipeline as a job of a Slurm cluster. A plugin: uses what executors of
/// third parties may use, and nothing else of this program.
@NullMarked
package dev.runnable.plugins.slurm;

import org.jspecify.annotations.NullMarked;
