package com.xenocrm.campaign.template;

/** What is wrong with a template, and where. */
final class TemplateFault extends RuntimeException {

    private final int offset;

    TemplateFault(String what, int offset) {
        super(what);
        this.offset = offset;
    }

    /** For a person: what it is, with line and column of the text, counted from 1. */
    String in(String text) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        int column = before.length() - (before.lastIndexOf('\n') + 1) + 1;
        return "%s at line %d, column %d".formatted(getMessage(), line, column);
    }
}
