/// Talks to Slurm by its own commands, and understands what they say. Knows nothing of pipelines.
@NullMarked
package dev.runnable.plugins.slurm.cluster;

import org.jspecify.annotations.NullMarked;
