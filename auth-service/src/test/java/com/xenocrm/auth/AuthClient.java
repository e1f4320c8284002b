package com.xenocrm.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/** Client of auth-service with the gateway's internal token, which can also follow a sign-in as a browser does. */
record AuthClient(int port, GatewayStandIn gateway) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpRequest.Builder request(String path, String internalToken) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + internalToken);
    }

    HttpResponse<String> get(String path, String internalToken) throws IOException, InterruptedException {
        return send(request(path, internalToken).GET());
    }

    HttpResponse<String> delete(String path, String internalToken) throws IOException, InterruptedException {
        return send(request(path, internalToken).DELETE());
    }

    HttpResponse<String> send(String method, String path, String json, String internalToken)
            throws IOException, InterruptedException {
        return send(request(path, internalToken)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json, gateway.tokenForNobody());
    }

    Departure begin() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/auth/google", gateway.tokenForNobody());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return new Departure(location(answer), cookie);
    }

    /** Submits the stand-in's form and returns the redirect target. */
    String signInAtGoogle(Departure departure, String email) throws IOException, InterruptedException {
        return location(send(HttpRequest.newBuilder(URI.create(departure.destination()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=" + email + "&name=Ann"))));
    }

    HttpResponse<String> comeBack(String returned, String cookie) throws IOException, InterruptedException {
        String query = URI.create(returned).getRawQuery();
        return send(request("/auth/google/callback?" + query, gateway.tokenForNobody())
                .header("Cookie", cookie)
                .GET());
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static Map<String, Object> body(HttpResponse<String> answer) throws ParseException {
        return JSONObjectUtils.parse(answer.body());
    }

    record Departure(String destination, String cookie) {}
}
