package com.xenocrm.campaign.template;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.content.RequestedEmail;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.kit.text.RequestText;
import com.xenocrm.kit.web.Refusal;

/**
 * Request to create or edit a template.
 *
 * @param templateId template whose content is copied instead of a message
 * @param templateVersion version of that template; null for the newest
 * @param version version that an edit is based on; null to edit any version
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TemplateRequest(
        @Nullable String name,
        @Nullable String channel,
        @Nullable String message,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String mjml,
        @JsonAlias("templateId") @Nullable String templateId,
        @JsonAlias("templateVersion") @Nullable Integer templateVersion,
        @Nullable Boolean archived,
        @Nullable Integer version) {

    String requiredName() {
        if (archived != null) {
            throw Refusal.invalid("archived", "must not be given for a new template");
        }
        return checkedName().orElseThrow(() -> Refusal.invalid("name", "is required"));
    }

    Optional<String> checkedName() {
        return RequestText.line("name", name, Campaign.MAX_NAME);
    }

    RequestedContent content() {
        return new RequestedContent(channel, message, null, new RequestedEmail(subject, preheader, html, mjml), null);
    }
}
