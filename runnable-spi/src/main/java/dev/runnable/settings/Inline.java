package dev.runnable.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes the settings of a record settings of the one that it is a component of, in place of a
/// mapping of their own. For what holds for all steps, and by name for some:
///
/// ```
/// record Configuration(
///         @Inline JobOptions usual,
///         @Setting(description = "Of steps that name one.") Map<String, JobOptions> overrides) {}
/// ```
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
