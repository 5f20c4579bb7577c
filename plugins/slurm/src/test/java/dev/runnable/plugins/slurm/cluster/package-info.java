/// Tests of what Slurm's programs say.
@NullMarked
package dev.runnable.plugins.slurm.cluster;

import org.jspecify.annotations.NullMarked;
