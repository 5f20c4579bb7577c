/// The Docker engine: where it is, and what is asked of it. The only package that sees the client
/// library; its failures leave here as [dev.runnable.container.docker.EngineException].
@NullMarked
package dev.runnable.container.docker;

import org.jspecify.annotations.NullMarked;
