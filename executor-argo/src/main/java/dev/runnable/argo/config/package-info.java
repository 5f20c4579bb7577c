/// What users configure: read by tables of keys and rules, each mistake told at its place, and
/// brought into the shape that Argo's documents have. Nothing here knows a pipeline, and nothing of
/// the Kubernetes client is loaded.
@NullMarked
package dev.runnable.argo.config;

import org.jspecify.annotations.NullMarked;
