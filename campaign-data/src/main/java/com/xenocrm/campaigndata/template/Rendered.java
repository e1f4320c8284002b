package com.xenocrm.campaigndata.template;

/** What a template came to for one customer. */
public sealed interface Rendered {

    /** Something to send. */
    record Message(String text) implements Rendered {}

    /**
     * Nothing that could be sent.
     *
     * @param reason in the log's words, such as {@code message_too_long}
     */
    record Unsendable(String reason) implements Rendered {}
}
