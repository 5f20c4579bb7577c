package dev.runnable.sdk;

import java.io.Serializable;

/// What a step calls: the shapes of methods, as [Steps] takes them. Nobody has to write their
/// names: `java("clean", Sales::clean)` is enough. Only their names are used; the values that a
/// method gets are found by the names of its arguments.
public final class Code {
    private Code() {}

    /// A method with a result and no argument.
    @FunctionalInterface
    public interface Function0<R> extends Serializable {
        R call() throws Exception;
    }

    @FunctionalInterface
    public interface Function1<A, R> extends Serializable {
        R call(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Function2<A, B, R> extends Serializable {
        R call(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Function3<A, B, C, R> extends Serializable {
        R call(A a, B b, C c) throws Exception;
    }

    @FunctionalInterface
    public interface Function4<A, B, C, D, R> extends Serializable {
        R call(A a, B b, C c, D d) throws Exception;
    }

    @FunctionalInterface
    public interface Function5<A, B, C, D, E, R> extends Serializable {
        R call(A a, B b, C c, D d, E e) throws Exception;
    }

    @FunctionalInterface
    public interface Function6<A, B, C, D, E, F, R> extends Serializable {
        R call(A a, B b, C c, D d, E e, F f) throws Exception;
    }

    @FunctionalInterface
    public interface Function7<A, B, C, D, E, F, G, R> extends Serializable {
        R call(A a, B b, C c, D d, E e, F f, G g) throws Exception;
    }

    @FunctionalInterface
    public interface Function8<A, B, C, D, E, F, G, H, R> extends Serializable {
        R call(A a, B b, C c, D d, E e, F f, G g, H h) throws Exception;
    }

    /// A method without a result.
    @FunctionalInterface
    public interface Action0 extends Serializable {
        void call() throws Exception;
    }

    @FunctionalInterface
    public interface Action1<A> extends Serializable {
        void call(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Action2<A, B> extends Serializable {
        void call(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Action3<A, B, C> extends Serializable {
        void call(A a, B b, C c) throws Exception;
    }

    @FunctionalInterface
    public interface Action4<A, B, C, D> extends Serializable {
        void call(A a, B b, C c, D d) throws Exception;
    }

    @FunctionalInterface
    public interface Action5<A, B, C, D, E> extends Serializable {
        void call(A a, B b, C c, D d, E e) throws Exception;
    }

    @FunctionalInterface
    public interface Action6<A, B, C, D, E, F> extends Serializable {
        void call(A a, B b, C c, D d, E e, F f) throws Exception;
    }

    @FunctionalInterface
    public interface Action7<A, B, C, D, E, F, G> extends Serializable {
        void call(A a, B b, C c, D d, E e, F f, G g) throws Exception;
    }

    @FunctionalInterface
    public interface Action8<A, B, C, D, E, F, G, H> extends Serializable {
        void call(A a, B b, C c, D d, E e, F f, G g, H h) throws Exception;
    }
}
