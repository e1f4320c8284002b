package com.xenocrm.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** Client of the public HTTP API for one signed-in user. Reads and idempotent writes are repeated while the system is busy. */
public final class CrmClient {

    /** Maximum number of records in one request. */
    public static final int MAX_RECORDS = 1_000;

    private final HttpTransport http;
    private final String token;

    private CrmClient(URI base, String token) {
        this.http = new HttpTransport(base, token);
        this.token = token;
    }

    /** Signs in with an ID token of Google or its stand-in. */
    public static CrmClient signIn(URI base, String idToken) {
        HttpTransport http = new HttpTransport(base, "");
        JsonNode answer =
                HttpTransport.withRetries(() -> http.send("POST", "/api/auth/google", Map.of("idToken", idToken)));
        return new CrmClient(base, answer.path("token").asString());
    }

    /** Signs in with an ID token that the Google stand-in at this address issues. */
    public static CrmClient signIn(URI base, URI googleStandIn, String email) {
        String user = email.substring(0, email.indexOf('@'));
        String query = query(Map.of("email", email, "name", user));
        return signIn(base, new HttpTransport(googleStandIn, "").text("/google/id-token?" + query));
    }

    /** Returns the bearer token of the session. */
    public String token() {
        return token;
    }

    /**
     * Ingests at most {@link #MAX_RECORDS} customers; returns when the system has stored them durably, before it
     * applies them.
     */
    public IngestResult ingestCustomers(List<CustomerRecord> customers) {
        return IngestResult.of(postIdempotent("/api/ingest/customers", Map.of("customers", customers)));
    }

    /**
     * Ingests at most {@link #MAX_RECORDS} orders; returns when the system has stored them durably, before it applies
     * them.
     */
    public IngestResult ingestOrders(List<OrderRecord> orders) {
        return IngestResult.of(postIdempotent("/api/ingest/orders", Map.of("orders", orders)));
    }

    /**
     * Uploads a CSV file; returns when the system has stored all of it durably.
     *
     * @param parameters kind, mapping, delimiter
     */
    public ImportView upload(Path file, Map<String, String> parameters) {
        String query = query(parameters);
        String key = UUID.randomUUID().toString();
        return ImportView.of(HttpTransport.withRetries(() -> http.upload("/api/imports?" + query, file, key)));
    }

    public ImportView importOf(String id) {
        return ImportView.of(get("/api/imports/" + id));
    }

    /** Writes the rejected rows of an import to a file. */
    public void downloadRejected(String id, Path target) {
        http.download("/api/imports/" + id + "/rejected", target);
    }

    public long customerCount() {
        return get("/api/customers?limit=1").path("total").asLong();
    }

    public long orderCount() {
        return get("/api/orders?limit=1").path("total").asLong();
    }

    /** Passes all customers on, page by page. */
    public void forEachCustomer(Consumer<CustomerView> consumer) {
        forEach("/api/customers?limit=" + MAX_RECORDS, node -> consumer.accept(CustomerView.of(node)));
    }

    /** Passes the customers on whose identifiers, name, email or phone begin with this text. */
    public void forEachCustomer(String beginning, Consumer<CustomerView> consumer) {
        forEach(
                "/api/customers?limit=" + MAX_RECORDS + "&search=" + beginning,
                node -> consumer.accept(CustomerView.of(node)));
    }

    /** Passes all elements of a list on, page by page; the path must have a query. */
    public void forEach(String path, Consumer<JsonNode> consumer) {
        String cursor = "";
        do {
            JsonNode page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("data").forEach(consumer);
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
    }

    /** Counts the customers that match a rule. */
    public long preview(Object rules) {
        return postIdempotent("/api/audience", Map.of("rules", rules))
                .path("count")
                .asLong();
    }

    /** Launches a campaign and returns its id. */
    public String createCampaign(String name, String message, Object rules) {
        return createCampaign(Map.of("name", name, "message", message, "rules", rules));
    }

    /** Launches a campaign with any properties and returns its id. */
    public String createCampaign(Map<String, Object> campaign) {
        return post("/api/campaigns/create", campaign).at("/data/campaign/_id").asString();
    }

    public CampaignView campaign(String id) {
        return CampaignView.of(get("/api/campaigns/" + id).path("data"));
    }

    public JsonNode get(String path) {
        return HttpTransport.withRetries(() -> http.send("GET", path, null));
    }

    /** Posts without retries. */
    public JsonNode post(String path, Object body) {
        return http.send("POST", path, body);
    }

    /** Posts an idempotent request, with retries. */
    public JsonNode postIdempotent(String path, Object body) {
        return HttpTransport.withRetries(() -> http.send("POST", path, body));
    }

    /** Puts without retries. */
    public JsonNode put(String path, Object body) {
        return http.send("PUT", path, body);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * Outcome of one request with records.
     *
     * @param firstError first error; empty if no record was rejected
     */
    public record IngestResult(int accepted, int rejected, String firstError) {

        static IngestResult of(JsonNode answer) {
            JsonNode data = answer.path("data");
            return new IngestResult(
                    data.path("accepted").asInt(),
                    data.path("rejected").asInt(),
                    data.at("/errorArray/0/error").asString(""));
        }
    }
}
