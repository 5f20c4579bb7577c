/// Parameters, their lexical scopes and their JSON text. No I/O.
@NullMarked
package dev.runnable.parameter;

import org.jspecify.annotations.NullMarked;
