/// The client against a real HTTP Kubernetes API, with a controller that plays Argo's part.
@NullMarked
package dev.runnable.argo.cluster;

import org.jspecify.annotations.NullMarked;
