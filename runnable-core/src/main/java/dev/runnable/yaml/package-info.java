/// YAML as a tree that knows where everything stands: aliases and merge keys resolved, scalars
/// typed by the core schema of YAML 1.2, size, depth and expansion bounded. Also the reading of
/// typed values out of that tree. Knows nothing of pipelines.
@NullMarked
package dev.runnable.yaml;

import org.jspecify.annotations.NullMarked;
