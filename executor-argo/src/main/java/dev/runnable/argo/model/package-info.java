/// The parts of Argo's documents that pipelines become, and documents as text. Nothing here knows
/// pipelines or what users configure.
@NullMarked
package dev.runnable.argo.model;

import org.jspecify.annotations.NullMarked;
