package com.xenocrm.runner.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** Signs a person in at the Google stand-in as a browser would, without one. */
public final class StandInSignIn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String REDIRECT = "postmessage";

    private final Map<String, String> google;

    /** @param environment what the services are told about the stand-in */
    public StandInSignIn(Map<String, String> environment) {
        this.google = Map.copyOf(environment);
    }

    /** An ID token for the person with this address. */
    public String idToken(String email) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return exchange(http, authorize(http, email));
        } catch (IOException failure) {
            throw new CrmUnavailable("The Google stand-in does not answer", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CrmUnavailable("Interrupted", failure);
        }
    }

    private String authorize(HttpClient http, String email) throws IOException, InterruptedException {
        String query = form(Map.of(
                "response_type",
                "code",
                "scope",
                "openid",
                "client_id",
                setting("GOOGLE_CLIENT_ID"),
                "redirect_uri",
                REDIRECT));
        HttpResponse<String> answer = post(
                http,
                setting("GOOGLE_AUTH_URL") + "?" + query,
                Map.of("email", email, "name", email.substring(0, email.indexOf('@'))));
        String location = answer.headers().firstValue("Location").orElse("");
        Matcher code = CODE.matcher(location);
        if (!code.find()) {
            throw new CrmRefusal(answer.statusCode(), "SIGN_IN", "The Google stand-in gave no code");
        }
        return code.group(1);
    }

    private String exchange(HttpClient http, String code) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                http,
                setting("GOOGLE_TOKEN_URL"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        REDIRECT,
                        "client_id",
                        setting("GOOGLE_CLIENT_ID"),
                        "client_secret",
                        setting("GOOGLE_CLIENT_SECRET")));
        if (answer.statusCode() != 200) {
            throw new CrmRefusal(answer.statusCode(), "SIGN_IN", "The Google stand-in gave no token");
        }
        return JSON.readTree(answer.body()).path("id_token").asString();
    }

    private static HttpResponse<String> post(HttpClient http, String url, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private String setting(String name) {
        return Optional.ofNullable(google.get(name)).orElseThrow();
    }
}
