package com.xenocrm.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.console.CommandFailure;

/** Reads the e-mails that the mail sandbox has kept. */
final class SandboxMailbox {

    private final URI address;

    SandboxMailbox(URI address) {
        this.address = address;
    }

    /** Returns how many e-mails there are. */
    long count() {
        return listing().path("count").asLong();
    }

    /** Returns the source of the latest e-mail. */
    String latest() {
        return get("/messages/" + listing().at("/messages/0/number").asInt());
    }

    private JsonNode listing() {
        return JsonMapper.shared().readTree(get("/messages"));
    }

    private String get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new CommandFailure("The mail sandbox at " + address + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted");
        }
    }
}
