/// Tests of the package of the same name.
@NullMarked
package dev.runnable.argo.config;

import org.jspecify.annotations.NullMarked;
