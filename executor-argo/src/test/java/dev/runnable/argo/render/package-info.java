/// Tests of the package of the same name.
@NullMarked
package dev.runnable.argo.render;

import org.jspecify.annotations.NullMarked;
