package dev.runnable.argo.cluster;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in a user's words what the cluster refused, and what to make or to ask for.
final class ClusterProblems {
    static final SourceLocation PLACE = SourceLocation.of("argo");

    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "User \"([^\"]+)\" cannot (\\w+) resource \"([^\"]+)\" in API group \"([^\"]*)\".*",
                    Pattern.DOTALL);
    private static final Pattern NAMESPACE =
            Pattern.compile(".*namespaces \"([^\"]+)\" not found.*", Pattern.DOTALL);
    private static final String ACCOUNT = "system:serviceaccount:";

    private final String location;
    private final String namespace;

    /// @param location of the cluster, for people
    ClusterProblems(String location, String namespace) {
        this.location = location;
        this.namespace = namespace;
    }

    static ProblemException noCluster(String message, String hint) {
        return new ProblemException(
                Problem.error(ProblemCode.NO_CLUSTER, PLACE, message).withHint(hint));
    }

    static ProblemException unknownRun(String run, String location) {
        return new ProblemException(
                Problem.error(
                                ProblemCode.UNKNOWN_RUN,
                                PLACE,
                                "there is no run '%s' in %s".formatted(run, location))
                        .withHint("'runnable argo list' tells which there are."));
    }

    /// @param what was asked for, as in "list workflows"
    /// @param kind of resource that it was about
    ProblemException of(KubernetesClientException failure, String what, Kind kind) {
        return new ProblemException(problem(failure, what, kind), failure);
    }

    private Problem problem(KubernetesClientException failure, String what, Kind kind) {
        String message = message(failure);
        if (!isAnswer(failure)) {
            return unreachable(failure);
        }
        return switch (failure.getCode()) {
            case 401 ->
                    error(
                            ProblemCode.NOT_PERMITTED,
                            "the cluster does not know you (401): " + location,
                            "Your credentials have expired or are wrong: try 'kubectl auth whoami',"
                                    + " and log in again.");
            case 403 -> forbidden(message, what, kind);
            case 404 -> missing(message, kind);
            case 429, 500, 502, 503, 504 ->
                    error(
                            ProblemCode.NO_CLUSTER,
                            "the cluster has too much to do or is out of order (%d): %s"
                                    .formatted(failure.getCode(), message),
                            "Try again later.");
            default ->
                    Problem.error(
                            ProblemCode.CLUSTER_REFUSES,
                            PLACE,
                            "the cluster refuses to %s: %s".formatted(what, message));
        };
    }

    private Problem unreachable(KubernetesClientException failure) {
        return error(
                ProblemCode.NO_CLUSTER,
                "no cluster answers at %s: %s".formatted(location, reason(failure)),
                "Start it, connect to its network, or name another one with KUBECONFIG, or"
                        + " 'kubeconfig' and 'context' of the configuration.");
    }

    private Problem forbidden(String message, String what, Kind kind) {
        Matcher matcher =
                FORBIDDEN.matcher(message.substring(Math.max(0, message.indexOf("User"))));
        boolean known = matcher.matches();
        String verb = known ? matcher.group(2) : what.substring(0, what.indexOf(' '));
        String resource = known ? resource(matcher.group(3), matcher.group(4)) : kind.resource();
        String subject = known ? subject(matcher.group(1)) : "--user=YOU";
        return error(
                ProblemCode.NOT_PERMITTED,
                "you may not %s in %s".formatted(what, location),
                ("Somebody who may has to allow it: kubectl create role runnable-%3$s -n %1$s"
                                + " --verb=%3$s --resource=%4$s && kubectl create rolebinding"
                                + " runnable-%3$s -n %1$s --role=runnable-%3$s %2$s")
                        .formatted(namespace, subject, verb, resource));
    }

    private static String resource(String plural, String group) {
        int slash = plural.indexOf('/');
        String name = slash < 0 ? plural : plural.substring(0, slash);
        String rest = slash < 0 ? "" : plural.substring(slash);
        return group.isEmpty() ? plural : name + "." + group + rest;
    }

    private static String subject(String user) {
        return user.startsWith(ACCOUNT)
                ? "--serviceaccount=" + user.substring(ACCOUNT.length())
                : "--user=" + user;
    }

    private Problem missing(String message, Kind kind) {
        Matcher matcher = NAMESPACE.matcher(message);
        return matcher.matches() ? noNamespace(matcher.group(1)) : notInstalled(kind);
    }

    Problem noNamespace(String name) {
        return error(
                ProblemCode.NOT_ON_CLUSTER,
                "there is no namespace '%s' in %s".formatted(name, location),
                "Make it: kubectl create namespace %s. Or name another one as 'namespace' of the configuration."
                        .formatted(name));
    }

    private Problem notInstalled(Kind kind) {
        return error(
                ProblemCode.NOT_ON_CLUSTER,
                "the cluster does not know the resource '%s': Argo Workflows is not installed on %s"
                        .formatted(kind.resource(), location),
                "Install it: https://argo-workflows.readthedocs.io/en/latest/installation/");
    }

    /// Of something that the document refers to.
    Problem noResource(String what, String name, String command) {
        return error(
                ProblemCode.NOT_ON_CLUSTER,
                "there is no %s '%s' in %s".formatted(what, name, location),
                "Make it: " + command);
    }

    private static Problem error(ProblemCode code, String message, String hint) {
        return Problem.error(code, PLACE, message).withHint(hint);
    }

    /// The cluster's own words.
    static String message(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .filter(text -> !text.isBlank())
                .orElseGet(
                        () -> Objects.requireNonNullElse(failure.getMessage(), "no reason given"))
                .strip();
    }

    /// Whether it is the cluster that refuses.
    static boolean isAnswer(KubernetesClientException failure) {
        return failure.getCode() >= 100;
    }

    /// Why nobody answered.
    static String reason(Throwable failure) {
        String last = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = Objects.requireNonNullElse(cause.getMessage(), "");
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException) {
                return "no address is known for its name";
            }
            if (cause instanceof ConnectException && text.isBlank()) {
                return "nobody takes the connection";
            }
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                return "no answer in time";
            }
            boolean ours = cause instanceof KubernetesClientException;
            last = text.isBlank() || ours ? last : text;
        }
        return last;
    }
}
