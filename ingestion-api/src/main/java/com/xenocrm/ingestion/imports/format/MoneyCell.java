package com.xenocrm.ingestion.imports.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;

import com.xenocrm.kit.money.CurrencyUnit;

/** Parser of amounts in cells: numbers, optionally with the code or a sign of their currency before or after them. */
final class MoneyCell {

    /** Number of letters of the country in a currency code. */
    private static final int COUNTRY = 2;

    private static final Map<String, List<String>> SIGNS = new ConcurrentHashMap<>();

    private MoneyCell() {}

    /** Removes the code or a sign of this currency; with any other the cell is not a number. */
    static String number(String cell, CurrencyUnit currency) {
        if (NumberCell.isNumber(cell)) {
            return cell;
        }
        for (String sign : SIGNS.computeIfAbsent(currency.code(), MoneyCell::signs)) {
            if (cell.startsWith(sign)) {
                return NumberCell.strip(cell.substring(sign.length()));
            }
            if (cell.endsWith(sign)) {
                return NumberCell.strip(cell.substring(0, cell.length() - sign.length()));
            }
        }
        return cell;
    }

    /** Returns the code and the signs, longest first: for CAD also CA$ and $. */
    private static List<String> signs(String code) {
        Currency currency = Currency.getInstance(code);
        String narrow = currency.getName(ULocale.ENGLISH, Currency.NARROW_SYMBOL_NAME, null);
        return Stream.of(code, currency.getSymbol(ULocale.ENGLISH), code.substring(0, COUNTRY) + narrow, narrow)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
