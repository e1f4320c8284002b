package com.xenocrm.ingestion.imports.format;

import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;

/** Reader of cells whose format depends on the file; refuses a row rather than guess. */
public final class CellReader {

    private final FileFormat format;

    public CellReader(FileFormat format) {
        this.format = format;
    }

    /** Returns the number with a point, without grouping. */
    public String number(String column, String cell) {
        return number(column, NumberCell.strip(cell), "must be a number such as 1234.5");
    }

    /** Returns the amount with a point, without grouping and currency. */
    public String money(String column, String cell, CurrencyUnit currency) {
        return number(
                column,
                MoneyCell.number(NumberCell.strip(cell), currency),
                "must be an amount in %s such as 1234.50".formatted(currency.code()));
    }

    /** Returns the date in ISO form. */
    public String date(String column, String cell) {
        return DateCell.read(column, NumberCell.strip(cell), format);
    }

    /** Returns whether the text has the form of a number or a date in some file. */
    public static boolean isNumberOrDate(String text) {
        String cell = NumberCell.strip(text);
        return NumberCell.isNumber(cell) || DateCell.isDate(cell);
    }

    private String number(String column, String cell, String form) {
        String plain = NumberCell.plain(cell, format.decimalMark());
        if (plain != null) {
            return plain;
        }
        if (!NumberCell.isNumber(cell)) {
            throw new RowProblem(column, form);
        }
        throw new RowProblem(
                column,
                switch (format.decimalMark()) {
                    case UNKNOWN -> "is ambiguous, as no number of the file shows its decimal mark: give decimal_mark";
                    case BOTH ->
                        "cannot be read, as the file has numbers with decimal points and with decimal commas: give decimal_mark";
                    case POINT, COMMA ->
                        "does not fit the file's decimal mark, the "
                                + format.decimalMark().value();
                });
    }
}
