package dev.runnable.spi;

/// Makes a source of secrets from its configuration, the section `secrets`. Whatever the section
/// says but its type is not recorded with the run, since it may be secret itself; processes on
/// other machines get secrets by their environment.
public interface SecretSourceProvider extends ServiceProvider<SecretSource> {}
