package com.xenocrm.campaigndata.template;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;

/** Result of rendering a template for one customer. */
public sealed interface Rendered {

    /**
     * Message that can be sent.
     *
     * @param content parts that its channel needs beside the text; null for the simulated channel
     */
    record Message(String text, @Nullable ChannelContent content) implements Rendered {

        /** Message of the simulated channel. */
        public Message(String text) {
            this(text, null);
        }
    }

    /**
     * Rendering that cannot be sent.
     *
     * @param reason reason of the suppression in the communication log, such as {@code message_too_long}
     */
    record Unsendable(String reason) implements Rendered {}
}
