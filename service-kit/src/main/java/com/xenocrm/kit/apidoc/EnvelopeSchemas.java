package com.xenocrm.kit.apidoc;

import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

import com.xenocrm.kit.web.Envelope;

/** Describes successful answers as envelopes with data, and refusals once for all routes. */
final class EnvelopeSchemas implements OpenApiCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = Optional.ofNullable(document.getComponents())
                .map(Components::getSchemas)
                .orElse(Map.of());
        schemas.forEach((name, schema) -> {
            if (name.startsWith(Envelope.class.getSimpleName())) {
                succeed(schema);
            }
        });
    }

    private static void succeed(Schema<?> envelope) {
        envelope.getProperties().remove("error");
        envelope.addProperty("success", new BooleanSchema()._const(true));
        envelope.addRequiredItem("data");
    }
}
