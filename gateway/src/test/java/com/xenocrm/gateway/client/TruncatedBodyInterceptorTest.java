package com.xenocrm.gateway.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TruncatedBodyInterceptorTest {

    private static final String END_OF_BODY = "\r\n0\r\n\r\n";

    @Test
    void doesNotEndABodyThatBrokeOff() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CloseableHttpClient client = HttpClients.custom()
                        .disableAutomaticRetries()
                        .addExecInterceptorLast("whole-bodies", new TruncatedBodyInterceptor())
                        .build()) {
            CompletableFuture<String> arrived = CompletableFuture.supplyAsync(() -> everything(service));
            HttpPost request = new HttpPost("http://127.0.0.1:" + service.getLocalPort());
            InputStream body = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new Broken());
            request.setEntity(new InputStreamEntity(body, ContentType.APPLICATION_JSON));

            assertThatThrownBy(() -> client.execute(request, answer -> answer)).hasMessage("broke off");

            assertThat(arrived.get()).startsWith("POST / HTTP/1.1").doesNotEndWith(END_OF_BODY);
        }
    }

    @Test
    void hearsARefusalBeforeTheEndOfTheBody() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CloseableHttpClient client = HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setConnectionFactory(HttpClientConfiguration.hearing(new EarlyAnswerStrategy()))
                                .build())
                        .disableAutomaticRetries()
                        .addExecInterceptorLast("whole-bodies", new TruncatedBodyInterceptor())
                        .build()) {
            CompletableFuture<Void> refused = CompletableFuture.runAsync(() -> refuse(service));
            HttpPost request = new HttpPost("http://127.0.0.1:" + service.getLocalPort());
            InputStream endless = new SequenceInputStream(
                    new ByteArrayInputStream(new byte[10_000_000]), new ByteArrayInputStream(new byte[10_000_000]));
            request.setEntity(new InputStreamEntity(endless, ContentType.APPLICATION_JSON));

            int status = client.execute(request, answer -> answer.getCode());

            assertThat(status).isEqualTo(400);
            refused.get();
        }
    }

    private static void refuse(ServerSocket service) {
        try (Socket connection = service.accept()) {
            connection.getInputStream().readNBytes(1_000);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.getInputStream().skipNBytes(2_000_000);
        } catch (IOException cut) {
            // as it should be
        }
    }

    private static String everything(ServerSocket service) {
        StringBuilder arrived = new StringBuilder();
        try (Socket connection = service.accept()) {
            InputStream in = connection.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                arrived.append((char) next);
            }
        } catch (IOException cut) {
            // as it should be
        }
        return arrived.toString();
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("broke off");
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            throw new IOException("broke off");
        }
    }
}
