package com.xenocrm.campaign.template;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.content.TemplateRef;
import com.xenocrm.kit.web.Refusal;

/** Replaces the template that a request names by its content. */
@Component
public class TemplateUse {

    private final Templates templates;

    TemplateUse(Templates templates) {
        this.templates = templates;
    }

    /**
     * Returns the content of a new message, from the template if the request names one.
     *
     * @param version version of the template; null for the newest
     */
    public RequestedContent content(RequestedContent given, @Nullable String id, @Nullable Integer version) {
        return content(given, id, version, CampaignContent.SIMULATED, null, false);
    }

    /**
     * Returns the content of a campaign, from the template if the request names another one than the campaign has;
     * refuses an archived one with a 409.
     *
     * @param version version of the template; null for the newest
     * @param saved message of the campaign until now
     */
    public RequestedContent forCampaign(
            RequestedContent given,
            @Nullable String id,
            @Nullable Integer version,
            CampaignContent current,
            @Nullable String saved) {
        return content(given, id, version, current, saved, true);
    }

    private RequestedContent content(
            RequestedContent given,
            @Nullable String id,
            @Nullable Integer version,
            CampaignContent current,
            @Nullable String saved,
            boolean forCampaign) {
        if (id == null) {
            if (version != null) {
                throw Refusal.invalid("template_version", "must come together with template_id");
            }
            return given;
        }
        if (version != null && new TemplateRef(id, version).equals(current.template())) {
            return given;
        }
        given.requireUnchanged(current, saved);
        Template newest = templates
                .find(id, null)
                .orElseThrow(() -> Refusal.invalid("template_id", "is not the id of a template"));
        if (forCampaign && newest.archived()) {
            throw Refusal.conflict("TEMPLATE_ARCHIVED", "The template is archived");
        }
        Template used = version == null
                ? newest
                : templates
                        .find(id, version)
                        .orElseThrow(() -> Refusal.invalid(
                                "template_version",
                                "is not a version of this template; the newest is " + newest.version()));
        String channel = used.content().channel().value();
        if (given.channel() != null
                && !given.channel().equals(channel)
                && (saved == null || !given.channel().equals(current.channel().value()))) {
            throw Refusal.invalid("channel", "must be that of the template: " + channel);
        }
        return RequestedContent.of(used.message(), used.content(), new TemplateRef(id, used.version()));
    }
}
