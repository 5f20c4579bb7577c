/// An interpreter of Argo Workflows: it takes the text of a document and does what Argo would do
/// with it, with a [dev.runnable.testkit.argo.PodRunner] in the place of Kubernetes. It is stricter
/// than Argo: what Argo ignores or waits for without end is an
/// [dev.runnable.testkit.argo.ArgoException]. Time is virtual. The rules are those of Argo's source
/// (docs/argo-facts.md), not of our renderer: nothing here may know how pipelines are rendered.
@NullMarked
package dev.runnable.testkit.argo;

import org.jspecify.annotations.NullMarked;
