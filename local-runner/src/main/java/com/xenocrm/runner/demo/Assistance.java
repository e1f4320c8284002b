package com.xenocrm.runner.demo;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.terminal.Table;
import com.xenocrm.runner.terminal.Terminal;

/** What ai-service has to say, with a language model or without. */
final class Assistance {

    private static final String OBJECTIVE = "bring back inactive customers with 20% off";
    private static final String AUDIENCE = "haven't shopped in 6 months and spent over 100";

    private final Terminal terminal;
    private final CrmClient crm;

    Assistance(Terminal terminal, CrmClient crm) {
        this.terminal = terminal;
        this.crm = crm;
    }

    /** Suggestions, a summary of this campaign, and a rule from words. */
    void show(String campaignId) {
        suggestions();
        summary(crm.post("/api/ai/summary", Map.of("campaignId", campaignId)).path("data"));
        rules(crm.post("/api/ai/rules", Map.of("description", AUDIENCE)).path("data"));
    }

    private void suggestions() {
        JsonNode data = crm.post("/api/ai/messages", Map.of("objective", OBJECTIVE, "tone", "warm", "count", 2))
                .path("data");
        say("Messages to \"" + OBJECTIVE + "\"", data);
        data.path("messages").forEach(message -> terminal.say("  - " + message.asString()));
    }

    private void summary(JsonNode data) {
        say("The campaign in words", data);
        terminal.say("  " + data.path("summary").asString());
        terminal.say("");
        Table bands = new Table("delivery rate by spend", "");
        data.path("facts").forEach(fact -> {
            if (fact.path("name").asString("").startsWith("delivery_rate.spend")) {
                bands.row(fact.path("about").asString(), fact.path("text").asString());
            }
        });
        bands.print(terminal);
    }

    private void rules(JsonNode data) {
        say("Rules for \"" + AUDIENCE + "\"", data);
        terminal.say("  " + data.path("rules"));
        terminal.say("  that is: %s; %,d customers match"
                .formatted(data.path("words").asString(""), data.path("count").asLong()));
    }

    private void say(String title, JsonNode data) {
        terminal.say("");
        terminal.say("%s (by %s)".formatted(title, data.path("source").asString("")));
    }
}
