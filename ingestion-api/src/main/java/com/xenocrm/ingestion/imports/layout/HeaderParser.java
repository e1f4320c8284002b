package com.xenocrm.ingestion.imports.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ingestion.imports.csv.RejectedCsv;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.export.KnownExport;
import com.xenocrm.ingestion.imports.export.KnownExports;
import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.ingestion.row.Attributes;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/** Determines the layout of a file from its header, before any row is read. */
public final class HeaderParser {

    private static final int MOST_COLUMNS = 200;

    /** Columns of the single product that a row may have, with the product's fields. */
    private static final Map<String, String> OF_PRODUCT =
            Map.of("product_id", "product_id", "product_name", "name", "quantity", "quantity", "price", "price");

    private final ImportKind kind;
    private final ColumnMapping mapping;
    private final @Nullable KnownExport export;
    private final boolean withProduct;
    private final List<FieldProblem> problems = new ArrayList<>();

    private HeaderParser(ImportKind kind, ColumnMapping mapping, @Nullable KnownExport export, List<String> names) {
        this.kind = kind;
        this.mapping = mapping;
        this.export = export;
        this.withProduct =
                kind == ImportKind.ORDERS && names.stream().map(this::target).anyMatch("product_id"::equalsIgnoreCase);
    }

    /**
     * Returns the layout of a file with these columns; refuses an ambiguous header, naming the columns.
     *
     * @param kind kind of the rows; null to detect it from the columns
     * @param consent consent of all customers of the file; null if not stated
     */
    public static FileLayout read(
            List<String> names, @Nullable ImportKind kind, ColumnMapping mapping, @Nullable Consent consent) {
        if (names.size() > MOST_COLUMNS) {
            throw Refusal.invalid("header", "has more than " + MOST_COLUMNS + " columns");
        }
        KnownExport export = KnownExports.recognise(names, kind == null ? null : kind.value())
                .orElse(null);
        ImportKind found = kind;
        if (found == null) {
            found = export == null ? kindOf(names, mapping) : ImportKind.named(export.kind());
        }
        if (consent != null && found != ImportKind.CUSTOMERS) {
            throw Refusal.invalid("consent", "is possible with customers only");
        }
        return new HeaderParser(found, mapping, export, names).layout(names, consent);
    }

    private static ImportKind kindOf(List<String> names, ColumnMapping mapping) {
        List<ImportKind> possible = Arrays.stream(ImportKind.values())
                .filter(kind -> {
                    FileLayout layout =
                            new FileLayout(kind, new HeaderParser(kind, mapping, null, names).columns(names));
                    return kind.needs().stream().allMatch(need -> need.stream().anyMatch(layout::has));
                })
                .toList();
        if (possible.size() != 1) {
            throw Refusal.invalid("kind", "cannot be determined from the columns: give kind=customers or kind=orders");
        }
        return possible.getFirst();
    }

    private FileLayout layout(List<String> names, @Nullable Consent consent) {
        if (export != null && export.refusal() != null) {
            throw Refusal.invalid("header", export.refusal());
        }
        List<Column> columns = columns(names);
        FileLayout layout = new FileLayout(
                kind, columns, export == null ? Origin.stated(consent) : KnownExports.origin(export, names, consent));
        Set<String> seen = new HashSet<>();
        layout.fields()
                .filter(field -> !seen.add(field))
                .forEach(field -> problem(field, "is the target of two columns"));
        mapping.beside(names).forEach(column -> problem(column, "is in the mapping but not a column of the file"));
        kind.needs().stream()
                .filter(need -> need.stream().noneMatch(layout::has))
                .forEach(need -> problem(String.join(" or ", new TreeSet<>(need)), "is not a column of the file"));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return layout;
    }

    /** Returns the columns; the caller's mapping takes precedence over the known export. */
    private List<Column> columns(List<String> names) {
        Map<Integer, Column> columns = new TreeMap<>();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            if (export == null || isMappedOtherwise(name) || name.isEmpty() || RejectedCsv.isOurs(name)) {
                columns.put(at, column(name, at + 1));
            }
        }
        if (export != null) {
            ExportColumns known = new ExportColumns(export, kind, List.copyOf(columns.values()));
            IntStream.range(0, names.size())
                    .boxed()
                    .sorted(Comparator.comparing(at -> mapping.of(names.get(at)) == null))
                    .forEach(at -> columns.computeIfAbsent(at, _ -> known.of(names.get(at))));
        }
        return List.copyOf(columns.values());
    }

    /** Returns whether the caller maps the column to a different target than the known export. */
    private boolean isMappedOtherwise(String name) {
        String mapped = mapping.of(name);
        return mapped != null && (export == null || mapped.isEmpty() || !export.has(name, mapped));
    }

    private Column column(String name, int number) {
        String target = target(name);
        if (name.isEmpty() && target.isEmpty()) {
            problem("column " + number, "has no name");
        }
        if (target.isEmpty() || RejectedCsv.isOurs(name)) {
            return new Column(name, "", CellType.NOTHING);
        }
        return kind.field(target).map(field -> Column.of(name, field)).orElseGet(() -> beside(name, target));
    }

    private Column beside(String name, String target) {
        String product = withProduct ? OF_PRODUCT.get(target.toLowerCase(Locale.ROOT)) : null;
        return product == null ? attribute(name, target) : new Column(name, product, CellType.PRODUCT);
    }

    private Column attribute(String name, String target) {
        int colon = target.indexOf(':');
        String attribute = colon < 0 ? target : target.substring(0, colon);
        CellType type = switch (colon < 0 ? "text" : target.substring(colon + 1)) {
            case "text" -> CellType.TEXT;
            case "number" -> CellType.NUMBER;
            case "boolean" -> CellType.BOOLEAN;
            default -> CellType.NOTHING;
        };
        if (type == CellType.NOTHING || kind.field(attribute).isPresent()) {
            problem(name, "an attribute is text, number or boolean, and a field has a type of its own");
        } else if (!Attributes.isName(attribute)) {
            problem(
                    name,
                    "is no field of %s, and an attribute's name is 1 to 64 lower-case letters, digits or underscores; the parameter mapping gives it one"
                            .formatted(kind.value()));
        }
        return new Column(name, attribute, type);
    }

    private String target(String name) {
        String mapped = mapping.of(name);
        return mapped == null ? name : mapped;
    }

    private void problem(String column, String message) {
        problems.add(new FieldProblem(column, message));
    }
}
