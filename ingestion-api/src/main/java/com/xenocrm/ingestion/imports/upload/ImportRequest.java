package com.xenocrm.ingestion.imports.upload;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import com.xenocrm.ingestion.imports.csv.Delimiter;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.format.DateOrder;
import com.xenocrm.ingestion.imports.format.DecimalMark;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.ColumnMapping;
import com.xenocrm.ingestion.imports.layout.ImportKind;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.security.Sha256;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

/**
 * Parameters of an import.
 *
 * @param kind kind of the rows; null to detect it from the columns
 * @param delimiter delimiter; null to detect it in the first line
 * @param format format of numbers and dates, as far as the caller gives it
 * @param consent consent of all customers of the file; null if not stated
 * @param parameters all parameters in a normal form
 * @param key hash of caller and idempotency key; null without a key
 */
public record ImportRequest(
        @Nullable ImportKind kind,
        ColumnMapping mapping,
        @Nullable Delimiter delimiter,
        FileFormat format,
        @Nullable Consent consent,
        String parameters,
        @Nullable String key,
        String callerId) {

    private static final String KIND = "kind";
    private static final String DELIMITER = "delimiter";
    private static final String DECIMAL_MARK = "decimal_mark";
    private static final String DATE_ORDER = "date_order";
    private static final String TIME_ZONE = "time_zone";
    private static final String CONSENT = "consent";
    private static final Set<String> PARAMETERS =
            Set.of(KIND, ColumnMapping.PARAMETER, DELIMITER, DECIMAL_MARK, DATE_ORDER, TIME_ZONE, CONSENT);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** Parses the parameters and headers of a request; refuses invalid ones. */
    public static ImportRequest of(Map<String, String> parameters, @Nullable String key, String callerId) {
        List<FieldProblem> unknown = parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .map(name -> new FieldProblem(name, "is not a parameter of this route"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
        String kind = parameters.get(KIND);
        String delimiter = parameters.get(DELIMITER);
        return new ImportRequest(
                kind == null ? null : ImportKind.named(kind),
                ColumnMapping.parse(parameters.get(ColumnMapping.PARAMETER)),
                delimiter == null ? null : Delimiter.named(delimiter),
                format(parameters),
                consent(parameters.get(CONSENT)),
                new TreeMap<>(parameters).toString(),
                key == null ? null : hash(callerId, key),
                callerId);
    }

    /** Returns the parameters of a query; refuses one that is given more than once. */
    public static Map<String, String> single(MultiValueMap<String, String> query) {
        List<FieldProblem> repeated = query.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> new FieldProblem(each.getKey(), "is given more than once"))
                .toList();
        if (!repeated.isEmpty()) {
            throw Refusal.invalid(repeated);
        }
        return query.toSingleValueMap();
    }

    private static @Nullable Consent consent(@Nullable String word) {
        return word == null
                ? null
                : Consent.named(word)
                        .orElseThrow(() -> Refusal.invalid(
                                CONSENT,
                                "must be one of "
                                        + Arrays.stream(Consent.values())
                                                .map(Consent::value)
                                                .collect(Collectors.joining(", "))));
    }

    private static FileFormat format(Map<String, String> parameters) {
        DecimalMark mark = switch (parameters.get(DECIMAL_MARK)) {
            case null -> DecimalMark.UNKNOWN;
            case "point", "." -> DecimalMark.POINT;
            case "comma", "," -> DecimalMark.COMMA;
            default -> throw Refusal.invalid(DECIMAL_MARK, "must be point or comma");
        };
        DateOrder order = switch (parameters.get(DATE_ORDER)) {
            case null -> DateOrder.UNKNOWN;
            case "day_first" -> DateOrder.DAY_FIRST;
            case "month_first" -> DateOrder.MONTH_FIRST;
            default -> throw Refusal.invalid(DATE_ORDER, "must be day_first or month_first");
        };
        String zone = parameters.get(TIME_ZONE);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusal.invalid(TIME_ZONE, "must be a time zone such as Europe/Berlin");
        }
        return new FileFormat(mark, order, zone);
    }

    private static String hash(String callerId, String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalid(IdempotencyFilter.HEADER, "must be 1 to 255 ASCII characters without spaces");
        }
        return Sha256.hex(callerId + " " + key);
    }
}
