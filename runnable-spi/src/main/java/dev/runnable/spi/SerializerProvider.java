package dev.runnable.spi;

/// Makes what writes the objects of Java tasks, from the section `pickler` of the configuration.
///
/// The key `extension` is for all of them and need not be among [#settings()]: it is about the
/// files of Python's objects.
public interface SerializerProvider extends ServiceProvider<Serializer> {}
