package com.xenocrm.kit.apidoc;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Describes records as Jackson 3 writes them to springdoc, which knows Jackson 2: snake case where annotated, and
 * components as required that are always written: without {@code @Nullable} and {@code @JsonInclude}.
 */
final class RecordIntrospector extends NopAnnotationIntrospector {

    @Override
    public @Nullable Object findNamingStrategy(AnnotatedClass type) {
        JsonNaming naming = type.getRawType().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == SnakeCaseStrategy.class
                ? PropertyNamingStrategies.SnakeCaseStrategy.class
                : null;
    }

    /** Ignores properties that are written as any-getter entries. */
    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return member.hasAnnotation(JsonAnyGetter.class);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
        return components == null
                ? null
                : Stream.of(components)
                        .filter(component -> component.getName().equals(member.getName()))
                        .findFirst()
                        .map(RecordIntrospector::isAlwaysWritten)
                        .orElse(null);
    }

    private static boolean isAlwaysWritten(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
