/// Tests of the loading of plugins, with plugins that are compiled here.
@NullMarked
package dev.runnable.plugin;

import org.jspecify.annotations.NullMarked;
