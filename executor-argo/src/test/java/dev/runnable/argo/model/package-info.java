/// Tests of the package of the same name.
@NullMarked
package dev.runnable.argo.model;

import org.jspecify.annotations.NullMarked;
