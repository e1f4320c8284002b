package com.xenocrm.campaign.preview;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.kit.web.Refusal;

/**
 * Request to try a message on one customer.
 *
 * @param customerId an id or an email address
 * @param rules audience whose first customer is taken if there is no {@code customer_id}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PreviewRequest(
        @Nullable String message,
        @JsonAlias("messageTemplate") @Nullable String messageTemplate,
        @JsonAlias("customerId") @Nullable String customerId,
        @Nullable JsonNode rules) {

    /** Returns the template, or refuses a bad one with its position. */
    MessageTemplate checkedTemplate() {
        String text = text();
        if (text == null) {
            throw Refusal.invalid("message", "is required");
        }
        return MessageTemplate.saved(MessageTemplate.check(text, field()));
    }

    /** Returns warnings about the template. */
    List<TemplateProblem> warnings() {
        return MessageTemplate.warnings(text(), field());
    }

    private @Nullable String text() {
        return message == null ? messageTemplate : message;
    }

    private String field() {
        return message == null ? "message_template" : "message";
    }
}
