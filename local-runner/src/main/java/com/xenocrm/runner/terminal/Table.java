package com.xenocrm.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns as wide as they need to be. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines() {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    public void print(Terminal terminal) {
        lines().forEach(terminal::say);
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String gap = " ".repeat(widths.get(column) - cell.length());
            boolean isNumber = !cell.isEmpty() && Character.isDigit(cell.charAt(0));
            line.append(' ').append(isNumber ? gap + cell : cell + gap).append(' ');
        }
        return line.toString().stripTrailing();
    }
}
