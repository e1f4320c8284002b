package com.xenocrm.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.ImportView;
import com.xenocrm.local.console.CommandFailure;

/** Uploads a CSV file and waits until its rows are ingested. */
final class FileImport {

    private FileImport() {}

    /**
     * Uploads a file and waits for its import; throws unless the import completes and has accepted rows.
     *
     * @param parameters of the route, such as kind and mapping
     * @param directory directory for the file of rejected rows
     */
    static void run(Supplier<CrmClient> signIn, Path file, Map<String, String> parameters, Path directory) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure("There is no readable file at " + file);
        }
        CrmClient crm = signIn.get();
        long start = System.nanoTime();
        ImportView stored = crm.upload(file, parameters);
        System.out.printf(
                Locale.ROOT,
                "Import %s: %,d %s are stored; it continues without this command%n",
                stored.id(),
                stored.rows(),
                stored.kind());
        if (!stored.export().isEmpty()) {
            System.out.println("The file is recognised as the export " + stored.export());
        }
        stored.warnings().forEach(System.out::println);
        ImportView ended =
                ProgressMonitor.await(() -> crm.importOf(stored.id()), ImportView::isFinal, Duration.ofDays(1));
        System.out.println("Ingested at " + Rate.since(start, ended.accepted()).text(ended.kind()));
        if (ended.suppressed() > 0) {
            System.out.printf(Locale.ROOT, "%,d addresses are suppressed, as the file says%n", ended.suppressed());
        }
        if (ended.rejected() > 0) {
            Path rejected = directory.resolve("import-" + ended.id() + "-rejected.csv");
            crm.downloadRejected(ended.id(), rejected);
            System.out.println("The rejected rows, each with its reason, are in " + rejected);
        }
        if (!ended.isCompleted()) {
            throw new CommandFailure(
                    "The import is " + ended.status() + (ended.reason().isEmpty() ? "" : ": " + ended.reason()));
        }
        if (ended.accepted() == 0) {
            throw new CommandFailure("No row was accepted");
        }
    }
}
