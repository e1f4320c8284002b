package com.xenocrm.ingestion.imports.format;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Parser of lists in cells: texts separated by commas, semicolons or bars, which may occur within double quotes. */
public final class ListCell {

    private static final String SEPARATORS = ",;|";
    private static final char QUOTE = '"';

    private final String cell;
    private int at;

    private ListCell(String cell) {
        this.cell = cell;
    }

    /** Returns the texts without empty ones; null if a quote is not closed or is followed by text. */
    public static @Nullable List<String> read(String cell) {
        ListCell list = new ListCell(cell);
        List<String> texts = new ArrayList<>();
        while (list.at <= cell.length()) {
            String text = list.next();
            if (text == null) {
                return null;
            }
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private @Nullable String next() {
        while (at < cell.length() && cell.charAt(at) == ' ') {
            at++;
        }
        return at < cell.length() && cell.charAt(at) == QUOTE ? quoted() : plain();
    }

    private String plain() {
        int from = at;
        while (!isEnd()) {
            at++;
        }
        return cell.substring(from, at++).strip();
    }

    private @Nullable String quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; at < cell.length(); at++) {
            if (cell.charAt(at) != QUOTE) {
                text.append(cell.charAt(at));
            } else if (at + 1 < cell.length() && cell.charAt(at + 1) == QUOTE) {
                text.append(QUOTE);
                at++;
            } else {
                at++;
                return plain().isEmpty() ? text.toString().strip() : null;
            }
        }
        return null;
    }

    private boolean isEnd() {
        return at >= cell.length() || SEPARATORS.indexOf(cell.charAt(at)) >= 0;
    }
}
