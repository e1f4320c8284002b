package com.xenocrm.runner.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** The system as its users see it: the gateway's public HTTP API, for one signed-in person. */
public final class CrmClient {

    /** How many records one request may carry. */
    public static final int MOST_RECORDS = 1_000;

    private final JsonHttp http;
    private final FileTransfer files;
    private final String token;

    private CrmClient(URI base, JsonHttp http, String token) {
        this.http = http;
        this.files = new FileTransfer(base, token);
        this.token = token;
    }

    /** Signs in with an ID token that Google, or its stand-in, has given out. */
    public static CrmClient signIn(URI base, String idToken) {
        JsonHttp http = new JsonHttp(base);
        JsonNode answer = http.patiently(JsonHttp.Request.post("/api/auth/google", "", Map.of("idToken", idToken)));
        return new CrmClient(base, http, answer.path("token").asString());
    }

    /** The session's bearer token. */
    public String token() {
        return token;
    }

    /** At most {@link #MOST_RECORDS}; returns when the system has them for certain, before they are applied. */
    public Accepted ingestCustomers(List<CustomerRecord> customers) {
        return accepted(patientPost("/api/ingest/customers", Map.of("customers", customers)));
    }

    /** At most {@link #MOST_RECORDS}; returns when the system has them for certain, before they are applied. */
    public Accepted ingestOrders(List<OrderRecord> orders) {
        return accepted(patientPost("/api/ingest/orders", Map.of("orders", orders)));
    }

    /**
     * Sends a CSV file; returns when the system has all of it for certain, before its rows are taken in.
     *
     * @param parameters kind, mapping, delimiter
     * @param sent how many bytes are under way
     */
    public ImportView upload(Path file, Map<String, String> parameters, LongConsumer sent) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ImportView.of(files.upload("/api/imports?" + query, file, sent));
    }

    public ImportView importOf(String id) {
        return ImportView.of(get("/api/imports/" + id));
    }

    /** Puts the rejected rows of an import into a file. */
    public void downloadRejected(String id, Path target) {
        files.download("/api/imports/" + id + "/rejected", target);
    }

    /** How many customers there are. */
    public long customerCount() {
        return get("/api/customers?limit=1").path("total").asLong();
    }

    /** How many orders there are. */
    public long orderCount() {
        return get("/api/orders?limit=1").path("total").asLong();
    }

    /** Every customer, page by page. */
    public void eachCustomer(Consumer<CustomerView> consumer) {
        String cursor = "";
        do {
            JsonNode page = get("/api/customers?limit=" + MOST_RECORDS + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("data").forEach(node -> consumer.accept(CustomerView.of(node)));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
    }

    /** How many customers a rule matches now. */
    public long preview(Object rules) {
        return patientPost("/api/audience", Map.of("rules", rules))
                .path("count")
                .asLong();
    }

    /** Launches a campaign and returns its id; it is delivered behind. */
    public String createCampaign(String name, String message, Object rules) {
        JsonNode answer = http.once(JsonHttp.Request.post(
                "/api/campaigns/create", token, Map.of("name", name, "message", message, "rules", rules)));
        return answer.at("/data/campaign/_id").asString();
    }

    public CampaignView campaign(String id) {
        return CampaignView.of(get("/api/campaigns/" + id).path("data"));
    }

    /** The whole answer to any other question. */
    public JsonNode get(String path) {
        return http.patiently(JsonHttp.Request.get(path, token));
    }

    /** The whole answer to any other request, made once. */
    public JsonNode post(String path, Object body) {
        return http.once(JsonHttp.Request.post(path, token, body));
    }

    /** The same for something that twice equals once: asked again while the system is away or too busy. */
    public JsonNode postPatiently(String path, Object body) {
        return patientPost(path, body);
    }

    /** The whole answer to any other change, made once. */
    public JsonNode put(String path, Object body) {
        return http.once(JsonHttp.Request.put(path, token, body));
    }

    private JsonNode patientPost(String path, Object body) {
        return http.patiently(JsonHttp.Request.post(path, token, body));
    }

    private static Accepted accepted(JsonNode answer) {
        JsonNode data = answer.path("data");
        Iterator<JsonNode> errors = data.path("errorArray").iterator();
        String firstError = errors.hasNext() ? errors.next().path("error").asString("") : "";
        return new Accepted(data.path("accepted").asInt(), data.path("rejected").asInt(), firstError);
    }

    /**
     * What became of the records of one request.
     *
     * @param firstError empty when none was rejected
     */
    public record Accepted(int accepted, int rejected, String firstError) {}
}
