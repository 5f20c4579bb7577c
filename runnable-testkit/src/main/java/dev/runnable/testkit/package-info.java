/// What proves that an engine or executor keeps its promises: checkers, scripted fakes and
/// generators. Published, so it depends on the core and on JUnit's and AssertJ's API only.
@NullMarked
package dev.runnable.testkit;

import org.jspecify.annotations.NullMarked;
