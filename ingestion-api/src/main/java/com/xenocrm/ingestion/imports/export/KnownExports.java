package com.xenocrm.ingestion.imports.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ingestion.imports.export.Origin.SignalColumn;

/** Exports that are recognised by their columns: {@code exports.json}. */
public final class KnownExports {

    private static final List<KnownExport> ALL = read();

    /**
     * Column of Mailchimp with the time at which an address was considered unreachable, and the column that only
     * subscribed addresses have.
     */
    private static final String CLEANED = "CLEAN_TIME";

    private static final String STAYED = "LAST_CHANGED";

    private KnownExports() {}

    /**
     * Returns the export that has these columns.
     *
     * @param kind required kind; null for any
     */
    public static Optional<KnownExport> recognise(List<String> names, @Nullable String kind) {
        Set<String> given =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return ALL.stream()
                .filter(export -> kind == null || export.kind().equals(kind))
                .filter(export -> export.has(given))
                .findFirst();
    }

    /**
     * Returns the origin of such a file.
     *
     * @param stated consent that the caller states for the whole file
     */
    public static Origin origin(KnownExport export, List<String> names, @Nullable Consent stated) {
        List<SignalColumn> signals = export.signals(names);
        Consent consent = Consent.stronger(stated, ofFile(names, signals));
        return new Origin(
                export.name(),
                export.tool(),
                export.orderColumn(names),
                signals,
                consent,
                export.localTimes(),
                warnings(export, signals, consent));
    }

    /**
     * Returns the consent of the whole file. A file of unsubscribed people has a column with the time; if it contains
     * subscribed ones as well, the cells decide.
     */
    private static @Nullable Consent ofFile(List<String> names, List<SignalColumn> signals) {
        if (names.stream().anyMatch(STAYED::equalsIgnoreCase)) {
            return null;
        }
        if (signals.stream().anyMatch(column -> column.signal() == ConsentSignal.UNSUBSCRIBED)) {
            return Consent.UNSUBSCRIBED;
        }
        return names.stream().anyMatch(CLEANED::equalsIgnoreCase) ? Consent.BOUNCED : null;
    }

    private static List<String> warnings(KnownExport export, List<SignalColumn> signals, @Nullable Consent consent) {
        List<String> warnings = new ArrayList<>();
        if (export.localTimes()) {
            warnings.add(export.tool() + " writes times without an offset: they are read in time_zone, else in UTC");
        }
        if (!export.kind().equals("customers")) {
            return warnings;
        }
        if (consent == null && export.name().equals("mailchimp")) {
            warnings.add("Mailchimp exports non-subscribed contacts with the same columns as subscribed ones:"
                    + " give consent=not_subscribed for them");
        }
        if (signals.isEmpty() && consent == null) {
            warnings.add("No column says who consented to email, so all of these customers can be written to");
        } else {
            warnings.add("Customers who unsubscribed, bounced or declined email in " + export.tool()
                    + " are suppressed. Those who are not_subscribed can be written to, unless a rule on attributes."
                    + Consent.ATTRIBUTE + " leaves them out");
        }
        return warnings;
    }

    private static List<KnownExport> read() {
        try (InputStream json = Objects.requireNonNull(KnownExports.class.getResourceAsStream("/exports.json"))) {
            return List.copyOf(JsonMapper.shared().readValue(json, new TypeReference<List<KnownExport>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
