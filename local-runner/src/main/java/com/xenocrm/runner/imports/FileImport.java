package com.xenocrm.runner.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.ImportView;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.ProgressBar;
import com.xenocrm.runner.terminal.Rate;
import com.xenocrm.runner.terminal.Terminal;

/** Uploads a CSV file and watches what becomes of its rows. */
public final class FileImport {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);
    private static final int KIBIBYTE = 1024;

    private final Terminal terminal;
    private final Supplier<CrmClient> signIn;

    public FileImport(Terminal terminal, Supplier<CrmClient> signIn) {
        this.terminal = terminal;
        this.signIn = signIn;
    }

    /**
     * Returns when the import is completed; fails when it is not, or has taken nothing in.
     *
     * @param parameters kind, mapping, delimiter
     * @param directory where a file of rejected rows is put
     */
    public void run(Path file, Map<String, String> parameters, Path directory) {
        long bytes = sizeOf(file);
        CrmClient crm = signIn.get();
        ProgressBar uploading = new ProgressBar(terminal, "KiB uploaded", Math.ceilDiv(bytes, KIBIBYTE));
        ImportView stored = crm.upload(file, parameters, sent -> uploading.show(sent / KIBIBYTE));
        uploading.finish();
        terminal.say("Import %s: %,d %s are stored; it goes on without this command"
                .formatted(stored.id(), stored.rows(), stored.kind()));
        ImportView ended = watch(crm, stored);
        terminal.say(String.format(
                Locale.ROOT, "%s: %,d accepted, %,d rejected", ended.status(), ended.accepted(), ended.rejected()));
        if (ended.rejected() > 0) {
            Path rejected = directory.resolve("import-" + ended.id() + "-rejected.csv");
            crm.downloadRejected(ended.id(), rejected);
            terminal.say("The rejected rows, each with its reason, are in " + rejected);
        }
        require(ended);
    }

    private ImportView watch(CrmClient crm, ImportView stored) {
        ProgressBar handled = new ProgressBar(terminal, stored.kind() + " handled", stored.rows());
        ImportView seen = stored;
        while (!seen.isFinal()) {
            Pause.of(BETWEEN_QUESTIONS);
            seen = crm.importOf(stored.id());
            handled.show(seen.accepted() + seen.rejected());
        }
        if (seen.isCompleted()) {
            Rate rate = handled.finish();
            terminal.say("Handed to the consumers at " + rate.text(stored.kind()));
        }
        return seen;
    }

    private static void require(ImportView ended) {
        if (!ended.isCompleted()) {
            throw new Failure(
                    "The import is " + ended.status() + (ended.reason().isEmpty() ? "" : ": " + ended.reason()));
        }
        if (ended.accepted() == 0) {
            throw new Failure("No row was accepted");
        }
    }

    private static long sizeOf(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failure("There is no file to read at " + file);
        }
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
