package dev.runnable.definition;

import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out which method a method reference or lambda is, through what it would be serialised as.
public final class SerializedReference {
    /// What the compiler calls a method that it has made of a lambda's body.
    private static final String LAMBDA = "lambda$";

    private final Class<?> owner;
    private final SerializedLambda lambda;

    private SerializedReference(Class<?> owner, SerializedLambda lambda) {
        this.owner = owner;
        this.lambda = lambda;
    }

    /// @throws UnusableReference when it is none that a step can call
    public static JavaReference read(Serializable reference) throws UnusableReference {
        return new SerializedReference(reference.getClass(), serialized(reference)).resolve();
    }

    private static SerializedLambda serialized(Serializable reference) throws UnusableReference {
        try {
            Method replace = reference.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            if (replace.invoke(reference) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new UnusableReference(
                    "what a step calls is no method reference", "Write for instance Sales::clean.");
        } catch (InaccessibleObjectException e) {
            Module module = reference.getClass().getModule();
            throw new UnusableReference(
                    "the module '" + module.getName() + "' does not show its method references",
                    "Add 'opens " + reference.getClass().getPackageName() + ";' to it.");
        }
        throw new UnusableReference(
                "what a step calls is no method reference", "Write for instance Sales::clean.");
    }

    private JavaReference resolve() throws UnusableReference {
        if (lambda.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial) {
            throw new UnusableReference(
                    "a step cannot call a constructor",
                    "Name a method, for instance a static one that calls it.");
        }
        Class<?> type = type();
        Method method = method(type);
        List<@Nullable Object> captured = new ArrayList<>();
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            captured.add(lambda.getCapturedArg(i));
        }
        boolean isLambda = method.isSynthetic() || method.getName().startsWith(LAMBDA);
        boolean named = !isLambda && captured.isEmpty() && SourceNames.isFound(type);
        if (named && !ArgumentNames.areKept(method)) {
            throw new UnusableReference(
                    "the names of the arguments of '%s' are not in its class"
                            .formatted(method.getName()),
                    "Compile it with javac's option -parameters, which Maven adds for"
                            + " <maven.compiler.parameters>true</maven.compiler.parameters>.");
        }
        if (!named && new ArgumentNames(method).find().isEmpty()) {
            throw new UnusableReference(
                    "the names of the lambda's arguments are not in its class",
                    "Write a method and name it, Sales::clean, or compile with javac's option -g.");
        }
        return new JavaReference(type, method, captured, named);
    }

    private Class<?> type() throws UnusableReference {
        String name = lambda.getImplClass().replace('/', '.');
        try {
            return Class.forName(name, false, owner.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UnusableReference(
                    "the class '" + name + "' of a method reference is not there",
                    "Name a method of another class.");
        }
    }

    /// The method itself, which may be inherited.
    private Method method(Class<?> type) throws UnusableReference {
        Class<?>[] parameters =
                MethodType.fromMethodDescriptorString(
                                lambda.getImplMethodSignature(), owner.getClassLoader())
                        .parameterArray();
        return declared(type, parameters)
                .orElseThrow(() ->
                        new UnusableReference(
                                "'%s' has no method '%s'"
                                        .formatted(type.getName(), lambda.getImplMethodName()),
                                "Name a method of another class."));
    }

    private Optional<Method> declared(Class<?> type, Class<?>[] parameters) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                return Optional.of(at.getDeclaredMethod(lambda.getImplMethodName(), parameters));
            } catch (NoSuchMethodException _) {
                // perhaps it is inherited
            }
        }
        try {
            return Optional.of(type.getMethod(lambda.getImplMethodName(), parameters));
        } catch (NoSuchMethodException _) {
            return Optional.empty();
        }
    }
}
