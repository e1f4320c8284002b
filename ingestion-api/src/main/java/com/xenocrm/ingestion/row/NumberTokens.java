package com.xenocrm.ingestion.row;

import java.io.Serial;
import java.math.BigDecimal;

import tools.jackson.core.JsonParser;
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
        String token = getString();
        return token.indexOf('e') < 0 && token.indexOf('E') < 0 ? super.getDecimalValue() : new Exponential(token);
    }

    private static final class Exponential extends BigDecimal {

        @Serial
        private static final long serialVersionUID = 1;

        Exponential(String token) {
            super(token);
        }
    }
}
