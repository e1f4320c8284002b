package com.xenocrm.campaign.template;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.EmailSource;
import com.xenocrm.campaigndata.template.TemplateProblem;

/**
 * One version of a template in lists.
 *
 * @param version number of this version, from 1
 * @param savedAt time at which this version was saved
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TemplateView(
        @JsonProperty("_id") String id,
        String name,
        String channel,
        String message,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String preheader,

        int version,
        int newestVersion,
        boolean archived,
        Instant createdAt,
        Instant savedAt) {

    static TemplateView of(Template template) {
        EmailSource email = template.content().email();
        return new TemplateView(
                template.id(),
                template.name(),
                template.content().channel().value(),
                template.message(),
                email == null ? null : email.subject(),
                email == null ? null : email.preheader(),
                template.version(),
                template.newest(),
                template.archived(),
                template.createdAt(),
                template.savedAt());
    }

    /**
     * Template with all its content.
     *
     * @param html HTML of an e-mail, if it was written in HTML
     * @param mjml MJML of an e-mail, if it was written in MJML
     * @param campaigns number of campaigns that were made from it
     * @param warnings warnings about the content of a creation or edit; null without one
     */
    record Detail(
            @JsonUnwrapped TemplateView template,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String html,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String mjml,

            int campaigns,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<TemplateProblem> warnings) {

        static Detail of(Template template, int campaigns, @Nullable List<TemplateProblem> warnings) {
            EmailSource email = template.content().email();
            return new Detail(
                    TemplateView.of(template),
                    email == null ? null : email.html(),
                    email == null ? null : email.mjml(),
                    campaigns,
                    warnings);
        }
    }
}
