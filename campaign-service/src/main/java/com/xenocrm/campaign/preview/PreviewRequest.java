package com.xenocrm.campaign.preview;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.content.RequestedEmail;

/**
 * Request to try a message on one customer.
 *
 * @param customerId an id or an email address
 * @param templateId template whose content is taken instead of a message
 * @param rules audience whose first customer is taken if there is no {@code customer_id}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PreviewRequest(
        @Nullable String message,
        @JsonAlias("messageTemplate") @Nullable String messageTemplate,
        @JsonAlias("customerId") @Nullable String customerId,
        @Nullable JsonNode rules,
        @Nullable String channel,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String mjml,
        @Nullable String preheader,
        @JsonAlias("templateId") @Nullable String templateId,
        @JsonAlias("templateVersion") @Nullable Integer templateVersion) {

    /** Returns channel and message of the request, without those of a template. */
    RequestedContent content() {
        return new RequestedContent(
                channel, message, messageTemplate, new RequestedEmail(subject, preheader, html, mjml), null);
    }
}
