package com.xenocrm.webhook.sending;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/**
 * Communication as it is posted; a repetition of the attempt is the same.
 *
 * @param id of the attempt: the key by which the vendor recognises a repetition
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record VendorMessage(
        String id,
        String communicationId,
        int attempt,
        String campaignId,
        String customerId,
        @Nullable String name,
        String email,
        @Nullable String phone,
        String message,
        @Nullable String unsubscribeUrl) {

    static VendorMessage of(Communication communication) {
        ChannelContent content = communication.content();
        return new VendorMessage(
                communication.attemptId(),
                communication.communicationId(),
                communication.attempt(),
                communication.campaignId(),
                communication.customerId(),
                content == null ? null : content.name(),
                communication.email(),
                content == null ? null : content.phone(),
                communication.message(),
                communication.unsubscribeUrl());
    }
}
