package dev.runnable.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a component of a record a setting that users write. Its key is the component's name in
/// snake case, `pollInterval` being `poll_interval`; users may write it with dashes or in camel
/// case as well.
///
/// Types: [String], `boolean`, `int`, `long`, `double`, [java.time.Duration], [java.nio.file.Path],
/// enums (written in lower case, with dashes), [java.util.Optional] and [java.util.OptionalInt] of
/// these, [java.util.List] and [java.util.Map] by text, records,
/// [com.fasterxml.jackson.databind.JsonNode] for what is handed on as it is.
///
/// A component without [#defaultValue] that is neither optional nor a collection has to be set. A
/// collection that is not set is empty. The compact constructor may refuse what concerns several
/// components by an [IllegalArgumentException]: its message is told to the user, at the key that it
/// names in single quotes. A second sentence of it says what to do.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// What it does, in a sentence that begins with a capital letter and ends with a full stop.
    String description();

    /// The value where nothing is said, as a user would write it.
    String defaultValue() default "";

    /// In words, what holds where nothing is said and the type is optional: `the number of
    /// processors`.
    String otherwise() default "";

    /// The least number or the shortest duration, as a user would write it. Durations are longer
    /// than none at all where nothing is said.
    String minimum() default "";

    /// The greatest number or the longest duration.
    String maximum() default "";

    /// What the whole of a text has to match. [#expected] says it to people.
    String pattern() default "";

    /// What a text has to be, as in "'x' must be ...": `the name of a partition`.
    String expected() default "";

    /// The only texts that are allowed, for what is no enum.
    String[] allowed() default {};

    /// Values as a user would write them.
    String[] examples() default {};

    /// Names that it had before. They are read, with a warning.
    String[] aliases() default {};

    /// The key, where it cannot be the component's name.
    String key() default "";

    /// Whether the value is never shown, not in a message either. Its key has to say so too, see
    /// [SecretName]: a run keeps its configuration without what is called like that.
    boolean secret() default false;
}
