package com.xenocrm.demo;

import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.console.Table;

/** Answers of the assistant about a campaign. */
final class AssistantAnswers {

    private static final String OBJECTIVE = "bring back inactive customers with 20% off";
    private static final String AUDIENCE = "haven't shopped in 6 months and spent over 100";

    private final CrmClient crm;

    AssistantAnswers(CrmClient crm) {
        this.crm = crm;
    }

    /** Prints suggested messages, a summary of the campaign, and rules for an audience in words. */
    void print(String campaignId) {
        JsonNode messages = ask("messages", Map.of("objective", OBJECTIVE, "tone", "warm", "count", 2));
        printTitle("Messages to \"" + OBJECTIVE + "\"", messages);
        messages.path("messages").forEach(message -> System.out.println("  - " + message.asString()));
        JsonNode summary = ask("summary", Map.of("campaignId", campaignId));
        printTitle("Summary of the campaign", summary);
        System.out.println("  " + summary.path("summary").asString() + "\n");
        Table bands = new Table("deliveries by spend", "");
        summary.path("facts").forEach(fact -> {
            String name = fact.path("name").asString("");
            if (name.startsWith("delivery_rate.spend") || name.startsWith("delivered.spend")) {
                bands.row(fact.path("about").asString(), fact.path("text").asString());
            }
        });
        bands.print();
        JsonNode rules = ask("rules", Map.of("description", AUDIENCE));
        printTitle("Rules for \"" + AUDIENCE + "\"", rules);
        System.out.println("  " + rules.path("rules"));
        System.out.println("  in words: %s; %s customers match"
                .formatted(
                        rules.path("words").asString(""),
                        String.format(Locale.ROOT, "%,d", rules.path("count").asLong())));
    }

    private JsonNode ask(String route, Map<String, Object> question) {
        return crm.post("/api/ai/" + route, question).path("data");
    }

    private static void printTitle(String title, JsonNode answer) {
        System.out.println("\n%s (by %s)".formatted(title, answer.path("source").asString("")));
    }
}
