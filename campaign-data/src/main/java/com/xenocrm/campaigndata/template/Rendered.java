package com.xenocrm.campaigndata.template;

/** Result of rendering a template for one customer. */
public sealed interface Rendered {

    /** Message that can be sent. */
    record Message(String text) implements Rendered {}

    /**
     * Rendering that cannot be sent.
     *
     * @param reason reason of the suppression in the communication log, such as {@code message_too_long}
     */
    record Unsendable(String reason) implements Rendered {}
}
