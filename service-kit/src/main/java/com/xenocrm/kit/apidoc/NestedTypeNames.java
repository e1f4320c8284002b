package com.xenocrm.kit.apidoc;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** A nested record is named after the type it is in as well, so that two of one name stay apart. */
final class NestedTypeNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? super.getNameOfClass(type)
                : outer.getSimpleName().replaceFirst("Controller$", "") + type.getSimpleName();
    }
}
