package com.xenocrm.campaigndata.template;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

import com.xenocrm.kit.web.Refusal;

/** Error in a template, at an offset of its text. */
final class TemplateFault extends RuntimeException {

    private final int offset;

    TemplateFault(String what, int offset) {
        super(what);
        this.offset = offset;
    }

    /** Returns a 400 for this field of a request, with line and column. */
    Refusal in(String text, String field) {
        TemplateProblem problem = TemplateProblem.at(offset, text, field, String.valueOf(getMessage()));
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "VALIDATION_FAILED",
                field + ": " + problem.message(),
                Map.of("errors", List.of(problem)));
    }
}
