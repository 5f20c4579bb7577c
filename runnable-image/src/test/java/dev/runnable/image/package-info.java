/// Tests of what goes into images, and of images in files and registries.
@NullMarked
package dev.runnable.image;

import org.jspecify.annotations.NullMarked;
