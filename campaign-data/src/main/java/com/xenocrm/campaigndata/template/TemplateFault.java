package com.xenocrm.campaigndata.template;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

import com.xenocrm.kit.web.Refusal;

/** What is wrong with a template, and where. */
final class TemplateFault extends RuntimeException {

    private final int offset;

    TemplateFault(String what, int offset) {
        super(what);
        this.offset = offset;
    }

    /** 400 for this property of a request: what it is, with line and column of the text, counted from 1. */
    Refusal in(String text, String field) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0);
        int column = before.length() - (before.lastIndexOf('\n') + 1) + 1;
        String message = "%s at line %d, column %d".formatted(getMessage(), line, column);
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "VALIDATION_FAILED",
                field + ": " + message,
                Map.of("errors", List.of(new Problem(field, message, line, column))));
    }

    /** A field's problem, and where in the field an editor should put its cursor. */
    record Problem(String field, String message, int line, int column) {}
}
