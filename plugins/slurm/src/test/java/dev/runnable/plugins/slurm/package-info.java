/// Tests with programs that pretend to be Slurm's, and with a real Slurm where there is one.
@NullMarked
package dev.runnable.plugins.slurm;

import org.jspecify.annotations.NullMarked;
