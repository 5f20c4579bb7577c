package dev.runnable.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.time.Duration;

/// Makes clients of the library, from what we say and from nothing ambient.
final class Clients {
    private static final int CONNECTIONS = 1000;
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private Clients() {}

    static DockerClient of(Endpoint endpoint) {
        DefaultDockerClientConfig.Builder configuration =
                new DefaultDockerClientConfig.Builder()
                        .withDockerHost(endpoint.address().toString())
                        .withDockerTlsVerify(false);
        endpoint.credentials().map(Object::toString).ifPresent(configuration::withDockerConfig);
        ZerodepDockerHttpClient.Builder transport =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(endpoint.address())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(TO_CONNECT);
        endpoint.certificates().map(Certificates::new).ifPresent(transport::sslConfig);
        return DockerClientImpl.getInstance(configuration.build(), transport.build());
    }
}
