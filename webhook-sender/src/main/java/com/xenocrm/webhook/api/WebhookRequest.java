package com.xenocrm.webhook.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.text.RequestText;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.webhook.subscription.Subscriber;
import com.xenocrm.webhook.subscription.Webhook;
import com.xenocrm.webhook.subscription.WebhookStatus;

/**
 * Request to create or edit a webhook.
 *
 * @param url where events are posted
 * @param events types of the events, such as {@code campaign.completed}
 * @param status {@code paused} or {@code enabled}
 * @param version version that an edit is based on; null to edit any version
 * @param unknown fields that are not known
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record WebhookRequest(
        @Nullable String url,
        @Nullable List<@Nullable String> events,
        @Nullable String description,
        @Nullable String status,
        @Nullable Integer version,

        @Hidden @JsonAnySetter @Nullable Map<String, @Nullable Object> unknown) {

    private static final int LONGEST_DESCRIPTION = 200;

    /** Returns the new webhook; throws a 400 for a request that is not about one. */
    Subscriber created(WebhookUrls urls) {
        refuseUnknown();
        if (status != null) {
            throw Refusal.invalid("status", "must not be given for a new webhook, which is enabled");
        }
        if (url == null) {
            throw Refusal.invalid("url", "is required");
        }
        if (events == null) {
            throw Refusal.invalid("events", "is required");
        }
        return new Subscriber(urls.checked(url), types(events), text());
    }

    /** Returns the webhook with the changes. */
    Subscriber edited(Webhook before, WebhookUrls urls) {
        refuseUnknown();
        URI kept = url == null ? before.url() : urls.checked(url);
        return new Subscriber(
                kept,
                events == null ? before.events() : types(events),
                description == null ? before.description() : text());
    }

    /** Returns the wanted status; null for the present one. */
    @Nullable
    WebhookStatus wantedStatus() {
        if (status == null) {
            return null;
        }
        return WebhookStatus.of(status)
                .filter(wanted -> wanted != WebhookStatus.DISABLED)
                .orElseThrow(() -> Refusal.invalid("status", "must be enabled or paused"));
    }

    /** An empty text removes the description. */
    private @Nullable String text() {
        return description == null || description.isBlank()
                ? null
                : RequestText.line("description", description, LONGEST_DESCRIPTION)
                        .orElse(null);
    }

    private void refuseUnknown() {
        if (unknown != null && !unknown.isEmpty()) {
            throw Refusal.invalid(unknown.keySet().stream()
                    .sorted()
                    .map(field -> new FieldProblem(field, "is not known"))
                    .toList());
        }
    }

    private static List<EventType> types(List<@Nullable String> names) {
        List<EventType> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String field = "events[%d]".formatted(i);
            String name = names.get(i);
            types.add(EventType.of(name == null ? "" : name)
                    .orElseThrow(() -> Refusal.invalid(
                            field,
                            "must be one of "
                                    + String.join(
                                            ", ",
                                            EventType.subscribable().stream()
                                                    .map(EventType::value)
                                                    .toList()))));
        }
        if (types.isEmpty()) {
            throw Refusal.invalid("events", "must name at least one type of events");
        }
        return types.stream().distinct().toList();
    }
}
