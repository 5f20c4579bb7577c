package dev.runnable.sdk;

/// Makes steps. Import all of it statically: `import static dev.runnable.sdk.Steps.*;`.
///
/// `java` takes a method reference, `java("clean", Sales::clean)`. The method is static, or its
/// class has a constructor without arguments; its arguments get the parameters of their names.
/// Another process finds it again by its name. Of an overloaded method the compiler cannot tell
/// which one is meant: give it the class and the method's name instead. A lambda, or a method of an
/// object that there is already, works too, but in this process only: an executor that runs steps
/// in processes of their own refuses it before the run.
@SuppressWarnings(
        "overloads") // the compiler tells them apart for every method that is not overloaded itself
public final class Steps {
    private Steps() {}

    /// A shell script. Parameters are its environment; what it exports and [TaskStep#returns] names
    /// goes on.
    public static TaskStep shell(String name, String script) {
        return TaskStep.of(name, "shell", script);
    }

    /// A Python function: `package.module.function`.
    public static TaskStep python(String name, String function) {
        return TaskStep.of(name, "python", function);
    }

    /// A Jupyter notebook, by its path.
    public static TaskStep notebook(String name, String path) {
        return TaskStep.of(name, "notebook", path);
    }

    /// A command of any type, for instance one of a plugin.
    public static TaskStep task(String name, String commandType, String command) {
        return TaskStep.of(name, commandType, command);
    }

    /// Does nothing, and succeeds.
    public static StubStep stub(String name) {
        return new StubStep(Draft.of(name, "stub"));
    }

    /// Branches side by side.
    public static ParallelStep parallel(String name) {
        return new ParallelStep(Draft.of(name, "parallel"));
    }

    /// A branch for each item of a list.
    public static MapStep map(String name) {
        return new MapStep(Draft.of(name, "map"));
    }

    /// The branch that a parameter's value chooses.
    public static ConditionalStep conditional(String name) {
        return new ConditionalStep(Draft.of(name, "conditional"));
    }

    /// A branch that is repeated.
    public static LoopStep loop(String name) {
        return new LoopStep(Draft.of(name, "loop"));
    }

    /// Steps in a step, one after the other.
    public static NestedStep nested(String name, Step first, Step... more) {
        return NestedStep.of(name, Branch.of(first, more));
    }

    /// A graph in a step.
    public static NestedStep nested(String name, Branch branch) {
        return NestedStep.of(name, branch);
    }

    /// A pipeline in a step. What it sets as parameters counts below what the outer one sets.
    public static NestedStep nested(String name, Pipeline pipeline) {
        return NestedStep.of(name, pipeline.asBranch());
    }

    /// The pipeline of a YAML file in a step.
    ///
    /// @param path relative to the file that this pipeline is in
    public static NestedStep nestedFile(String name, String path) {
        return NestedStep.ofFile(name, path);
    }

    /// A method by name: `com.acme.Steps::train`, or `Steps.java::train` of a source file.
    public static TaskStep java(String name, String method) {
        return TaskStep.of(name, "java", method);
    }

    /// A method by name, also of several of one name: the names of their arguments decide.
    public static TaskStep java(String name, Class<?> type, String method) {
        return TaskStep.of(name, type, method);
    }

    /// A method with a result. As all of these: see [Steps].
    public static <R> TaskStep java(String name, Code.Function0<R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, R> TaskStep java(String name, Code.Function1<A, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, R> TaskStep java(String name, Code.Function2<A, B, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, R> TaskStep java(String name, Code.Function3<A, B, C, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, R> TaskStep java(String name, Code.Function4<A, B, C, D, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, R> TaskStep java(
            String name, Code.Function5<A, B, C, D, E, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F, R> TaskStep java(
            String name, Code.Function6<A, B, C, D, E, F, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F, G, R> TaskStep java(
            String name, Code.Function7<A, B, C, D, E, F, G, R> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F, G, H, R> TaskStep java(
            String name, Code.Function8<A, B, C, D, E, F, G, H, R> method) {
        return TaskStep.calling(name, method);
    }

    /// A method without a result. As all of these: see [Steps].
    public static TaskStep java(String name, Code.Action0 method) {
        return TaskStep.calling(name, method);
    }

    public static <A> TaskStep java(String name, Code.Action1<A> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B> TaskStep java(String name, Code.Action2<A, B> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C> TaskStep java(String name, Code.Action3<A, B, C> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D> TaskStep java(String name, Code.Action4<A, B, C, D> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E> TaskStep java(String name, Code.Action5<A, B, C, D, E> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F> TaskStep java(
            String name, Code.Action6<A, B, C, D, E, F> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F, G> TaskStep java(
            String name, Code.Action7<A, B, C, D, E, F, G> method) {
        return TaskStep.calling(name, method);
    }

    public static <A, B, C, D, E, F, G, H> TaskStep java(
            String name, Code.Action8<A, B, C, D, E, F, G, H> method) {
        return TaskStep.calling(name, method);
    }
}
