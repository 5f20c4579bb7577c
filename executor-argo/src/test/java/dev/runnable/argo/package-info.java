/// Tests of what is rendered, read back as Argo would read it.
@NullMarked
package dev.runnable.argo;

import org.jspecify.annotations.NullMarked;
