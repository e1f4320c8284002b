package com.xenocrm.local.console;

import java.util.ArrayList;
import java.util.List;

/** A plain-text table with columns as wide as their widest cell. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        row(headings);
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void print() {
        lines().forEach(System.out::println);
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String gap = " ".repeat(width(column) - cell.length());
            boolean isNumber = !cell.isEmpty() && Character.isDigit(cell.charAt(0));
            line.append(' ').append(isNumber ? gap + cell : cell + gap).append(' ');
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
