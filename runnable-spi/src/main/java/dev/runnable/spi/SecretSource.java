package dev.runnable.spi;

import java.util.Optional;

/// Where the values of secrets come from. Thread-safe.
///
/// A value that it gives is masked in all that a run writes and shows, for as long as the run goes
/// on. It must therefore give the same value for a name to all who ask.
@FunctionalInterface
public interface SecretSource {
    /// The secret's value; empty when there is none of this name. May block for some seconds: it is
    /// asked for the secrets that steps name, before the first step and again by each step.
    ///
    /// @throws RuntimeException when it cannot be known whether there is one; the message must not
    ///   have a value in it. A run that has not begun does not begin then; a step fails
    Optional<String> find(String name);

    /// What a person does who wants to provide a secret that is missing: a whole sentence.
    default String advice(String name) {
        return "Provide it where the section 'secrets' of the configuration says.";
    }
}
