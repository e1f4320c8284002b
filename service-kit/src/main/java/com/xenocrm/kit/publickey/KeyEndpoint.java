package com.xenocrm.kit.publickey;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key source at a URL. Keys are fresh for the time given by the response headers. */
public final class KeyEndpoint implements KeySource {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH_AT_LEAST = Duration.ofMinutes(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final URI address;
    private final Format format;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public KeyEndpoint(URI address, Format format) {
        this.address = address;
        this.format = format;
    }

    @Override
    public Publication ask() throws IOException {
        HttpResponse<String> answer = answer();
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
        return new Publication(format.keys(answer.body()), freshFor(answer.headers()));
    }

    /** Returns the response within a time limit that includes the body; throws otherwise. */
    private HttpResponse<String> answer() throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new IOException(address + " does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private static Duration freshFor(HttpHeaders headers) {
        Duration said = headers.allValues("Cache-Control").stream()
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(age -> Duration.ofSeconds(Long.parseLong(age.group(1))))
                .findFirst()
                .orElse(Duration.ZERO)
                .minusSeconds(headers.firstValue("Age")
                        .filter(age -> SECONDS.matcher(age).matches())
                        .map(Long::parseLong)
                        .orElse(0L));
        return said.compareTo(FRESH_AT_LEAST) > 0 ? said : FRESH_AT_LEAST;
    }

    /** Format of published keys. */
    @FunctionalInterface
    public interface Format {

        /** Returns the keys by id; throws if the text has another format. */
        Map<String, PublicKey> keys(String text) throws IOException;
    }
}
