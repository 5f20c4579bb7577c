/// Loads plugins by PF4J: finds them in folders, refuses what is broken or hostile, gives each a
/// class loader that sees the SPI and nothing else of this program, and makes their providers. No
/// class of PF4J may be loaded where there is no plugin.
@NullMarked
package dev.runnable.plugin;

import org.jspecify.annotations.NullMarked;
