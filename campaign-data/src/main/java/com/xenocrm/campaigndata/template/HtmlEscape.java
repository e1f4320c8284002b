package com.xenocrm.campaigndata.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Liquid's {@code escape} for text and for attributes in either kind of quotes; the library's leaves single quotes. */
final class HtmlEscape extends Filter {

    HtmlEscape() {
        super("escape");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... params) {
        return value == null
                ? ""
                : asString(value, context)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
