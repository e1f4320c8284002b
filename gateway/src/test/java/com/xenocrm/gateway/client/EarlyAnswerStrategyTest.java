package com.xenocrm.gateway.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests a service that refuses a body before it has read it, and keeps the connection, as Tomcat does. */
class EarlyAnswerStrategyTest {

    private static final int MORE_THAN_BUFFERS_HOLD = 20_000_000;

    @Test
    void theNextRequestIsNotTakenForTheRestOfABody() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                CloseableHttpClient client = client().build()) {
            Thread.ofVirtual().start(() -> acceptAll(service));
            String refused = post(client, service, MORE_THAN_BUFFERS_HOLD);

            String next = post(client, service, 2);

            assertThat(refused).isEqualTo("415 no");
            assertThat(next).isEqualTo("415 no");
        }
    }

    private static HttpClientBuilder client() {
        EarlyAnswerStrategy strategy = new EarlyAnswerStrategy();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(HttpClientConfiguration.hearing(strategy))
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(Duration.ofSeconds(10)))
                        .build())
                .setConnectionReuseStrategy(strategy)
                .disableAutomaticRetries()
                .addExecInterceptorLast("whole-bodies", new TruncatedBodyInterceptor());
    }

    private static String post(CloseableHttpClient client, ServerSocket service, int length) throws IOException {
        HttpPost request = new HttpPost("http://127.0.0.1:" + service.getLocalPort());
        request.setEntity(
                new InputStreamEntity(new ByteArrayInputStream(new byte[length]), ContentType.APPLICATION_JSON));
        return client.execute(request, answer -> answer.getCode() + " " + EntityUtils.toString(answer.getEntity()));
    }

    private static void acceptAll(ServerSocket service) {
        try {
            while (true) {
                Socket connection = service.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    /** Answers each request after its headers, then reads its chunks. */
    private static void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            while (true) {
                for (String header = line(in); !header.isEmpty(); header = line(in)) {}
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 415 No\r\nContent-Length: 2\r\n\r\nno".getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
                    in.skipNBytes(chunk);
                    line(in);
                }
                line(in);
            }
        } catch (IOException closed) {
            // by the client
        }
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
