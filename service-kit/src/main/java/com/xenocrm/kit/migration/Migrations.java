package com.xenocrm.kit.migration;

import java.util.List;

/** Migrations that are declared together, as a bean. */
public record Migrations(List<Migration> steps) {

    /** Declares these migrations. */
    public static Migrations of(Migration... steps) {
        return new Migrations(List.of(steps));
    }
}
