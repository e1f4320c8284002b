package com.xenocrm.gateway.security;

import java.io.IOException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Envelope;

/** Refuses foreign origins in the envelope. */
final class EnvelopeCorsProcessor extends DefaultCorsProcessor {

    private final JsonMapper json;

    EnvelopeCorsProcessor(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getBody()
                .write(json.writeValueAsBytes(
                        Envelope.refused("Calls from this origin are not allowed", "ORIGIN_NOT_ALLOWED", null)));
        response.flush();
    }
}
