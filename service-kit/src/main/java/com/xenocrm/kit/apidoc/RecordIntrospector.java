package com.xenocrm.kit.apidoc;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Describes records as Jackson 3 writes them to springdoc, which knows Jackson 2: snake case where annotated, and
 * components without {@code @Nullable} as required.
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
                        .map(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .orElse(null);
    }
}
