package com.xenocrm.kit.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes the envelope of a failure from a filter, outside the reach of controller advice. */
public final class EnvelopeWriter {

    private final JsonMapper json;

    public EnvelopeWriter(JsonMapper json) {
        this.json = json;
    }

    /** Sets status and body and keeps headers. */
    public void refuse(
            HttpServletResponse response, HttpStatus status, String code, String message, @Nullable Object data)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Envelope.refused(message, code, data)));
    }
}
