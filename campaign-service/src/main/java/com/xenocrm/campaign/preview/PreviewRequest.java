package com.xenocrm.campaign.preview;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.kit.web.Refusal;

/**
 * A message to try, and on whom.
 *
 * @param customerId an id or an email address
 * @param rules the first customer that meets them; counts when there is no {@code customer_id}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PreviewRequest(
        @Nullable String message,
        @JsonAlias("messageTemplate") @Nullable String messageTemplate,
        @JsonAlias("customerId") @Nullable String customerId,
        @Nullable JsonNode rules) {

    /** The template; 400 says where it is wrong. */
    MessageTemplate checkedTemplate() {
        if (message != null) {
            return MessageTemplate.saved(MessageTemplate.check(message, "message"));
        }
        if (messageTemplate != null) {
            return MessageTemplate.saved(MessageTemplate.check(messageTemplate, "message_template"));
        }
        throw Refusal.invalid("message", "is required");
    }
}
