/// Images for containers: this program and a user's project upon a base image, in layers that
/// change rarely first. What goes in is decided here; an image library writes it. Used by the
/// command line for its command `image`, and by nothing else.
@NullMarked
package dev.runnable.image;

import org.jspecify.annotations.NullMarked;
