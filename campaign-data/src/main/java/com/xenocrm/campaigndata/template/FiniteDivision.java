package com.xenocrm.campaigndata.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/** Liquid's division, which fails instead of rendering "Infinity". */
final class FiniteDivision extends Filter {

    private final Filter division;

    /**
     * Creates the filter.
     *
     * @param name filter of the library, {@code divided_by} or {@code modulo}
     */
    FiniteDivision(String name) {
        super(name);
        this.division = Filters.DEFAULT_FILTERS.get(name);
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... params) {
        Object result = division.apply(value, context, params);
        if (result instanceof Double number && !Double.isFinite(number)) {
            throw new ArithmeticException("Division by zero");
        }
        return result;
    }
}
