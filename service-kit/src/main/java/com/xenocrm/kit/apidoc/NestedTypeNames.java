package com.xenocrm.kit.apidoc;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Prefixes the schema name of a nested record with its enclosing type, so that equal names do not collide. */
final class NestedTypeNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? super.getNameOfClass(type)
                : outer.getSimpleName().replaceFirst("Controller$", "") + type.getSimpleName();
    }
}
