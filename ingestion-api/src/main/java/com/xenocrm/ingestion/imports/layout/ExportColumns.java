package com.xenocrm.ingestion.imports.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.xenocrm.ingestion.imports.export.KnownExport;
import com.xenocrm.ingestion.row.Attributes;

/** Maps the columns of a known export. A column whose field already has one is ignored. */
final class ExportColumns {

    private static final int MOST_ATTRIBUTES = 40;
    private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");

    private final KnownExport export;
    private final ImportKind kind;
    private final Set<String> taken = new HashSet<>();
    private int attributes;

    /** Creates the mapping.
     * @param explicit columns mapped by the caller
     */
    ExportColumns(KnownExport export, ImportKind kind, List<Column> explicit) {
        this.export = export;
        this.kind = kind;
        explicit.forEach(column -> taken.add(key(column)));
    }

    Column of(String name) {
        String target = export.target(name);
        Column column = target == null ? other(name) : listed(name, target);
        if (column.type() == CellType.NOTHING) {
            return column;
        }
        boolean free = switch (column.type()) {
            case CONSENT -> true;
            case NAME_PART -> !taken.contains(column.field());
            default -> taken.add(key(column)) && !taken.contains(column.field() + CellType.NAME_PART);
        };
        if (column.type() == CellType.NAME_PART) {
            taken.add(column.field() + CellType.NAME_PART);
        }
        return free ? column : nothing(name);
    }

    private Column listed(String name, String target) {
        int colon = target.indexOf(':');
        String field = colon < 0 ? target : target.substring(0, colon);
        if (field.isEmpty()) {
            return nothing(name);
        }
        return new Column(name, field, colon < 0 ? CellType.of(field) : type(target.substring(colon + 1)));
    }

    private static CellType type(String word) {
        return word.equals("part") ? CellType.NAME_PART : CellType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Column other(String name) {
        Optional<String> field = kind.field(name);
        if (field.isPresent() && export.keepsOthers()) {
            return Column.of(name, field.get());
        }
        String attribute = EDGES.matcher(
                        OTHER_CHARACTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_"))
                .replaceAll("");
        boolean kept = export.keepsOthers()
                && Attributes.isName(attribute)
                && kind.field(attribute).isEmpty()
                && attributes < MOST_ATTRIBUTES;
        if (!kept) {
            return nothing(name);
        }
        attributes++;
        return new Column(name, attribute, CellType.TEXT);
    }

    private static Column nothing(String name) {
        return new Column(name, "", CellType.NOTHING);
    }

    private static String key(Column column) {
        return column.type() == CellType.PRODUCT ? "product " + column.field() : column.field();
    }
}
