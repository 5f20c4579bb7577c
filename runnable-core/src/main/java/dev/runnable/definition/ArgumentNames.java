package dev.runnable.definition;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The names of a method's arguments: those that javac keeps with `-parameters`, else, as it keeps
/// none for lambdas, those that it keeps for debuggers with `-g`.
final class ArgumentNames {
    private final Method method;

    ArgumentNames(Method method) {
        this.method = method;
    }

    /// @return empty where the class tells none
    Optional<List<String>> find() {
        return areKept(method)
                ? Optional.of(
                        Arrays.stream(method.getParameters()).map(Parameter::getName).toList())
                : classFile().flatMap(this::inClass);
    }

    /// Whether the class tells them at run time, in every process.
    static boolean areKept(Method method) {
        return Arrays.stream(method.getParameters()).allMatch(Parameter::isNamePresent);
    }

    private Optional<byte[]> classFile() {
        Class<?> type = method.getDeclaringClass();
        String name = type.getName().substring(type.getPackageName().length());
        String file = (name.startsWith(".") ? name.substring(1) : name) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<List<String>> inClass(byte[] content) {
        String descriptor = descriptor();
        return ClassFile.of().parse(content).methods().stream()
                .filter(model -> model.methodName().equalsString(method.getName()))
                .filter(model -> model.methodType().equalsString(descriptor))
                .findFirst()
                .flatMap(this::inVariables);
    }

    private String descriptor() {
        return java.lang.invoke.MethodType.methodType(
                        method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }

    private Optional<List<String>> inVariables(MethodModel model) {
        List<LocalVariableInfo> variables =
                model.code()
                        .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
                        .map(table -> table.localVariables())
                        .orElse(List.of());
        List<String> names = new ArrayList<>();
        int slot = Modifier.isStatic(method.getModifiers()) ? 0 : 1;
        for (Class<?> type : method.getParameterTypes()) {
            int wanted = slot;
            variables.stream()
                    .filter(variable -> variable.slot() == wanted && variable.startPc() == 0)
                    .findFirst()
                    .ifPresent(variable -> names.add(variable.name().stringValue()));
            slot += type == long.class || type == double.class ? 2 : 1;
        }
        return names.size() == method.getParameterCount() ? Optional.of(names) : Optional.empty();
    }
}
