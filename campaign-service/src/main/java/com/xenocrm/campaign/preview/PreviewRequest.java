package com.xenocrm.campaign.preview;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.ChannelTemplate;
import com.xenocrm.campaign.content.RequestedContent;
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
        @Nullable JsonNode rules,
        @Nullable String channel,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String mjml) {

    /** Returns the template, or refuses a bad one with its position. */
    ChannelTemplate checkedTemplate() {
        CampaignContent content = content();
        String given = text();
        String text = given != null
                ? MessageTemplate.check(given, field())
                : requested()
                        .derivedText(CampaignContent.SIMULATED, null)
                        .orElseThrow(() -> Refusal.invalid("message", "is required"));
        content.checkMessage(text, field());
        return ChannelTemplate.of(text, content);
    }

    /** Returns channel and templates of an e-mail. */
    CampaignContent content() {
        return requested().over(CampaignContent.SIMULATED);
    }

    private RequestedContent requested() {
        return new RequestedContent(channel, subject, html, mjml);
    }

    /** Returns warnings about the templates. */
    List<TemplateProblem> warnings() {
        List<TemplateProblem> warnings = new ArrayList<>(MessageTemplate.warnings(text(), field()));
        warnings.addAll(requested().warnings());
        return warnings;
    }

    private @Nullable String text() {
        return message == null ? messageTemplate : message;
    }

    private String field() {
        return message == null ? "message_template" : "message";
    }
}
