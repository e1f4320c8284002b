package com.xenocrm.campaign.vocabulary;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.campaigndata.rule.Field;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.EventType;

/**
 * Vocabulary of rules and messages.
 *
 * @param fields fields of rules; {@code attributes} stands for {@code attributes.<key>}
 * @param variables variables of messages, besides attributes
 * @param channels channels that have a sender
 * @param events types of events that webhooks can subscribe to
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record VocabularyView(
        List<Field.Description> fields,
        List<String> variables,
        List<String> campaignStatuses,
        List<String> communicationStatuses,
        List<String> channels,
        List<String> events,
        Limits limits,
        Sending sending,
        String currency) {

    static VocabularyView of(SendingSettings settings, List<Channel> channels) {
        return new VocabularyView(
                Field.descriptions(),
                MessageTemplate.variables(),
                Arrays.stream(CampaignStatus.values())
                        .map(CampaignStatus::value)
                        .toList(),
                Arrays.stream(CommunicationStatus.values())
                        .map(CommunicationStatus::name)
                        .toList(),
                channels.stream().map(Channel::value).toList(),
                EventType.subscribable().stream().map(EventType::value).toList(),
                new Limits(
                        RuleParser.MAX_DEPTH,
                        RuleParser.MAX_NODES,
                        MessageTemplate.MAX_LENGTH,
                        Campaign.MAX_NAME,
                        Campaign.MAX_RATE,
                        ControlGroup.MAX_PERCENT),
                new Sending(
                        given(settings.quietHours()),
                        given(settings.frequencyCap()),
                        settings.pace().maxSendRate() == 0
                                ? null
                                : settings.pace().maxSendRate()),
                settings.currency());
    }

    private static @Nullable String given(String setting) {
        return setting.isBlank() ? null : setting.strip();
    }

    /**
     * Limits of rules, messages and campaigns.
     *
     * @param sendRate highest rate of one campaign, in communications a second
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Limits(
            int ruleDepth,
            int ruleParts,
            int templateCharacters,
            int nameCharacters,
            int sendRate,
            int controlPercent) {}

    /** Settings that apply to every campaign; null if not set. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Sending(
            @Nullable String quietHours,
            @Nullable String frequencyCap,
            @Nullable Integer maxSendRate) {}
}
