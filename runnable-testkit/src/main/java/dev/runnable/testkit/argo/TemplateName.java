package dev.runnable.testkit.argo;

/// A template and where it is looked up.
///
/// @param scope the WorkflowTemplate's name, empty for the workflow itself
record TemplateName(String scope, String name) {
    static final TemplateName NONE = new TemplateName("", "");

    @Override
    public String toString() {
        return scope.isEmpty() ? name : scope + "/" + name;
    }
}
