package com.xenocrm.deployment.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads documents as the API server does in strict mode: unknown fields are errors. Kinds of Kubernetes are checked by
 * their models, those of operators by the schemas in {@code schemas/}, which contain only the fields in use here.
 */
public final class StrictTypes {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    Ingress.class,
                    Job.class,
                    Namespace.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    Service.class,
                    StatefulSet.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), Function.identity()));

    /** Parser without the models' setter for unknown properties, so that these are errors. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
                    return Boolean.FALSE;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private StrictTypes() {}

    /** Returns the structural errors of a document. */
    public static List<String> faults(JsonNode document) {
        String kind = document.path("kind").asString();
        String name = kind + " " + document.at("/metadata/name").asString() + ": ";
        Class<? extends HasMetadata> type = KINDS.get(kindOf(document));
        if (type == null) {
            return faultsBySchema(kind, document).map(name::concat).toList();
        }
        try {
            STRICT.treeToValue(document, type);
            return List.of();
        } catch (JacksonException unreadable) {
            return List.of(name + unreadable.getOriginalMessage());
        }
    }

    /** Returns whether a document is of this kind and of the model's version. */
    static boolean is(Class<? extends HasMetadata> type, JsonNode document) {
        return type.equals(KINDS.get(kindOf(document)));
    }

    /** Reads a document, or a part of one, as a model. */
    public static <T> T read(JsonNode document, Class<T> type) {
        return STRICT.treeToValue(document, type);
    }

    private static String kindOf(JsonNode document) {
        return document.path("apiVersion").asString() + " "
                + document.path("kind").asString();
    }

    private static Stream<String> faultsBySchema(String kind, JsonNode document) {
        try (InputStream schema = StrictTypes.class.getResourceAsStream("/schemas/" + kind + ".json")) {
            if (schema == null) {
                return Stream.of("nobody knows the kind " + kindOf(document));
            }
            return SCHEMAS
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(document.toString(), InputFormat.JSON)
                    .stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
