package com.xenocrm.kit.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CrmMessage;

/**
 * Wire format of messages: JSON in snake case. Missing numbers, and fractions where an integer is expected, are
 * errors.
 */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // a communication of the simulated channel is written as before there were channels
            .withConfigOverride(
                    ChannelContent.class,
                    content -> content.setIncludeAsProperty(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MessageJson() {}

    /** Serializes a message. */
    public static byte[] write(CrmMessage message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /** Parses a message; throws {@link tools.jackson.core.JacksonException} if it is not of this type. */
    public static <M extends CrmMessage> M read(byte[] body, Class<M> type) {
        return MAPPER.readValue(body, type);
    }
}
