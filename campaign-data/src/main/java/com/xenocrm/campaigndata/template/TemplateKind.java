package com.xenocrm.campaigndata.template;

/** Kind of text that a template renders, with its limits in characters. */
public enum TemplateKind {
    /** Plain text. */
    TEXT(4_000, 20_000),
    /** Subject line. */
    SUBJECT(200, 1_000),
    /** HTML. */
    HTML(100_000, 150_000);

    private final int maxLength;
    private final int maxRendered;

    TemplateKind(int maxLength, int maxRendered) {
        this.maxLength = maxLength;
        this.maxRendered = maxRendered;
    }

    int maxLength() {
        return maxLength;
    }

    int maxRendered() {
        return maxRendered;
    }
}
