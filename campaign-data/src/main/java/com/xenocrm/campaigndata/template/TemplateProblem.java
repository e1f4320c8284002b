package com.xenocrm.campaigndata.template;

/** Error or warning about a template, with its position in the field, counted from 1. */
public record TemplateProblem(String field, String message, int line, int column) {

    /** Returns a problem of a whole field. */
    public static TemplateProblem of(String field, String what) {
        return new TemplateProblem(field, what, 1, 1);
    }

    /** Locates a problem at an offset of the template. */
    public static TemplateProblem at(int offset, String text, String field, String what) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        int column = before.length() - (before.lastIndexOf('\n') + 1) + 1;
        return new TemplateProblem(field, "%s at line %d, column %d".formatted(what, line, column), line, column);
    }
}
