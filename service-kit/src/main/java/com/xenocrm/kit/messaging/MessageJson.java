package com.xenocrm.kit.messaging;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.CrmMessage;

/** Messages as they travel: JSON in snake case; missing numbers and fractions of integers are refused. */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MessageJson() {}

    /** The bytes of a message. */
    public static byte[] write(CrmMessage message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /** The message in these bytes; throws {@link tools.jackson.core.JacksonException} when they are not one. */
    public static <M extends CrmMessage> M read(byte[] body, Class<M> type) {
        return MAPPER.readValue(body, type);
    }
}
