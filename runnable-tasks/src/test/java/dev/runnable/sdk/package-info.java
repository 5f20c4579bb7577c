/// Stands where the SDK is: what users' classes see of ours.
@NullMarked
package dev.runnable.sdk;

import org.jspecify.annotations.NullMarked;
