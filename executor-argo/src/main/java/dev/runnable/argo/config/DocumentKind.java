package dev.runnable.argo.config;

/// What a document makes in the cluster.
public enum DocumentKind {
    /// One run.
    WORKFLOW("Workflow", 63),
    /// A run whenever it is time; the controller appends the time to its name.
    CRON_WORKFLOW("CronWorkflow", 52),
    /// A run whenever somebody asks for one.
    WORKFLOW_TEMPLATE("WorkflowTemplate", 63);

    private final String text;
    private final int longestName;

    DocumentKind(String text, int longestName) {
        this.text = text;
        this.longestName = longestName;
    }

    /// The `kind` of the document.
    public String text() {
        return text;
    }

    /// What Argo accepts as its name, in characters.
    public int longestName() {
        return longestName;
    }

    static DocumentKind of(String text) {
        for (DocumentKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
