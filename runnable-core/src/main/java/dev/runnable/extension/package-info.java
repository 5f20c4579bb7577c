/// What can be chosen that this program did not know when it was built: providers of services, on
/// the class path or brought by plugins. Knows no way to load a plugin; a [PluginHost] does.
@NullMarked
package dev.runnable.extension;

import org.jspecify.annotations.NullMarked;
