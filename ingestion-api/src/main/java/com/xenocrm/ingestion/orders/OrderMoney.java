package com.xenocrm.ingestion.orders;

import java.math.BigDecimal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.kit.money.CurrencyUnit;

/** Reader of the amounts of an order, which it converts from the order's currency to the shop's. */
final class OrderMoney {

    static final Field CURRENCY = Field.of("currency");
    static final Field EXCHANGE_RATE = Field.of("exchange_rate");

    private static final int LONGEST_CODE = 16;

    private final CurrencyUnit shop;
    private final CurrencyUnit given;
    private final @Nullable BigDecimal rate;

    private OrderMoney(CurrencyUnit shop, CurrencyUnit given, @Nullable BigDecimal rate) {
        this.shop = shop;
        this.given = given;
        this.rate = rate;
    }

    /** Reads currency and exchange rate; refuses an order in another currency without a rate. */
    static OrderMoney of(Row row, CurrencyUnit shop) {
        CurrencyUnit given = currency(row, shop);
        BigDecimal rate = row.positive(EXCHANGE_RATE);
        if (!given.equals(shop)) {
            if (rate == null) {
                throw row.problem(
                        CURRENCY,
                        "is not the shop's currency, " + shop.code()
                                + ", and there is no exchange_rate to convert with");
            }
            return new OrderMoney(shop, given, rate);
        }
        if (rate != null && rate.compareTo(BigDecimal.ONE) != 0) {
            throw row.problem(EXCHANGE_RATE, "must be 1, as the order is in the shop's currency, " + shop.code());
        }
        return new OrderMoney(shop, shop, null);
    }

    /** Reads an amount in the order's currency. */
    @Nullable
    BigDecimal read(Row row, Field field) {
        BigDecimal amount = row.money(field, given);
        if (amount != null && convert(amount).compareTo(Row.MONEY_BOUND) >= 0) {
            throw row.problem(field, "is too large when it is converted to " + shop.code());
        }
        return amount;
    }

    /** Converts an amount to the shop's currency, rounded half up to its decimals. */
    BigDecimal convert(BigDecimal amount) {
        return rate == null ? amount : shop.round(amount.multiply(rate));
    }

    /** Refuses the currency of a product that is not the order's. */
    void refuseOther(Row product, @Nullable Object currency) {
        if (currency != null && !CurrencyUnit.named(currency.toString()).equals(Optional.of(given))) {
            throw product.problem(CURRENCY, "is not the order's currency, " + given.code());
        }
    }

    boolean isConverted() {
        return rate != null;
    }

    /** Returns the amounts in the order's currency; null if they needed no conversion. */
    @Nullable
    OriginalAmounts original(BigDecimal totalPrice, @Nullable BigDecimal refundedAmount) {
        return rate == null ? null : new OriginalAmounts(given.code(), rate, totalPrice, refundedAmount);
    }

    private static CurrencyUnit currency(Row row, CurrencyUnit shop) {
        String code = row.text(CURRENCY, LONGEST_CODE);
        return code == null
                ? shop
                : CurrencyUnit.named(code)
                        .orElseThrow(() -> row.problem(CURRENCY, "must be an ISO 4217 currency code such as USD"));
    }
}
