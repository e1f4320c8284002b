package com.xenocrm.ingestion.row;

import java.io.Serial;
import java.math.BigDecimal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;

/** JSON parser whose decimals remember an exponent, such as in {@code 1.25e2}. */
public final class NumberTokens extends JsonParserDelegate {

    public NumberTokens(JsonParser parser) {
        super(parser);
    }

    static boolean hasExponent(BigDecimal number) {
        return number instanceof Exponential;
    }

    @Override
    public BigDecimal getDecimalValue() {
        try {
            BigDecimal number = super.getDecimalValue();
            String token = getString();
            return token.indexOf('e') < 0 && token.indexOf('E') < 0 ? number : new Exponential(number);
        } catch (NumberFormatException e) {
            throw new StreamReadException(this, "The exponent is too large", e);
        }
    }

    private static final class Exponential extends BigDecimal {

        @Serial
        private static final long serialVersionUID = 1;

        Exponential(BigDecimal number) {
            super(number.unscaledValue(), number.scale());
        }
    }
}
