package dev.runnable.argo.config;

import java.util.Map;
import java.util.regex.Pattern;

/// What Kubernetes accepts as names of things.
final class KubernetesName {
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern OBJECT = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][-a-z0-9.]*");
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final String WORD = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final Pattern KEY = Pattern.compile("(?:([^/]{1,253})/)?" + WORD);
    private static final Pattern VALUE = Pattern.compile("(?:" + WORD + ")?");
    private static final int LONGEST = 253;

    private KubernetesName() {}

    static boolean isObject(String text) {
        return text.length() <= LONGEST && OBJECT.matcher(text).matches();
    }

    static boolean isPrefix(String text) {
        return text.length() <= LONGEST && PREFIX.matcher(text).matches();
    }

    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    static boolean isLabel(Map.Entry<String, String> label) {
        return isKey(label) && VALUE.matcher(label.getValue()).matches();
    }

    static boolean isKey(Map.Entry<String, String> entry) {
        var matcher = KEY.matcher(entry.getKey());
        return matcher.matches() && (matcher.group(1) == null || isObject(matcher.group(1)));
    }
}
