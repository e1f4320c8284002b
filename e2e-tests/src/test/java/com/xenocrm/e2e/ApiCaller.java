package com.xenocrm.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends plain HTTP requests to the gateway, with a token or without one. */
record ApiCaller(URI gateway, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static ApiCaller anonymous(WholeSystem system) {
        return new ApiCaller(system.gateway(), null);
    }

    static ApiCaller admin(WholeSystem system) {
        return new ApiCaller(system.gateway(), system.admin().token());
    }

    /**
     * Sends a request.
     *
     * @param json body; null for none
     */
    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return json == null
                ? send(method, path, null, HttpRequest.BodyPublishers.noBody())
                : send(method, path, "application/json", HttpRequest.BodyPublishers.ofString(json));
    }

    HttpResponse<String> upload(String path, String csv) throws IOException, InterruptedException {
        return send("POST", path, "text/csv", HttpRequest.BodyPublishers.ofString(csv));
    }

    private HttpResponse<String> send(String method, String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
