package dev.runnable.argo.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.URLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Logs as the cluster's API gives them. Asked without the client's own way of reading logs: that
/// takes the text of a refusal for a log.
final class ApiLogs implements LogSource {
    private static final String MAIN = "main";

    private final KubernetesClient client;
    private final String namespace;

    ApiLogs(Api api) {
        this.client = api.client();
        this.namespace = api.namespace();
    }

    @Override
    public InputStream open(String pod, Optional<String> since, boolean follow)
            throws IOException, InterruptedException {
        String address =
                URLUtils.join(
                                client.getMasterUrl().toString(),
                                "api/v1/namespaces",
                                namespace,
                                "pods",
                                pod,
                                "log")
                        + "?container="
                        + MAIN
                        + "&timestamps=true"
                        + (follow ? "&follow=true" : "")
                        + since.map(time -> "&sinceTime=" + time).orElse("");
        HttpRequest request =
                client.getHttpClient().newHttpRequestBuilder().uri(URI.create(address)).build();
        HttpResponse<InputStream> response =
                wait(client.getHttpClient().sendAsync(request, InputStream.class));
        if (!response.isSuccessful()) {
            try (InputStream body = response.body()) {
                body.skip(0); // the text is for programs
            }
            throw new Refused(response.code(), "the cluster answers " + response.code());
        }
        return response.body();
    }

    private static HttpResponse<InputStream> wait(
            CompletableFuture<HttpResponse<InputStream>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException(ClusterProblems.reason(e), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }
}
