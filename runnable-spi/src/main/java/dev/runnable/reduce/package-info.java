/// Reducers of a map: what makes one value of those that its items have left under a name. The
/// built-in ones are pure functions of JSON and evaluated here; users' own are only described here,
/// and evaluated where users' code runs.
@NullMarked
package dev.runnable.reduce;

import org.jspecify.annotations.NullMarked;
