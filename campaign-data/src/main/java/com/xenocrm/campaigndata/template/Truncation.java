package com.xenocrm.campaigndata.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.text.UnicodeText;

/** Liquid's {@code truncate} with lengths in code points; it never cuts inside a grapheme cluster. */
final class Truncation extends Filter {

    private static final int DEFAULT_LENGTH = 50;
    private static final String DEFAULT_ELLIPSIS = "...";

    Truncation() {
        super("truncate");
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... params) {
        if (value == null) {
            return "";
        }
        String text = asString(value, context);
        int length = params.length < 1 ? DEFAULT_LENGTH : asNumber(params[0]).intValue();
        String ellipsis = params.length < 2 ? DEFAULT_ELLIPSIS : asString(params[1], context);
        if (UnicodeText.length(text) <= length) {
            return text;
        }
        return UnicodeText.cut(text, length - UnicodeText.length(ellipsis)) + ellipsis;
    }
}
