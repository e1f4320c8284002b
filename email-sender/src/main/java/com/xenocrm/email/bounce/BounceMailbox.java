package com.xenocrm.email.bounce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;

import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.MessageSet;

import com.xenocrm.email.report.MailReport;
import com.xenocrm.email.report.ReportReader;

/**
 * IMAP mailbox for bounces. A mail whose report is processed is deleted; any other is flagged, so that it is not read again,
 * and moved to a folder for inspection by a person.
 */
class BounceMailbox {

    static final String ASIDE = "Set aside";
    private static final int AT_ONCE = 50;

    /** Reports come before the e-mail that they are about. */
    private static final String BEGINNING = "BODY.PEEK[]<0.262144>";

    private final ImapServer server;

    BounceMailbox(ImapServer server) {
        this.server = server;
    }

    /**
     * Reads every new mail, some at a time.
     *
     * @param reports deals with the reports of some mails, and marks those that are to be set aside; if it throws, these mails are
     *     left as they are
     */
    void read(Consumer<List<ReadMail>> reports) throws MessagingException {
        Session session = Session.getInstance(server.properties());
        try (Store store = session.getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            try (IMAPFolder folder = (IMAPFolder) store.getFolder(server.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] found = folder.search(new FlagTerm(new Flags(Flags.Flag.FLAGGED), false));
                for (int from = 0; from < found.length; from += AT_ONCE) {
                    Message[] some = Arrays.copyOfRange(found, from, Math.min(from + AT_ONCE, found.length));
                    handle(folder, some, reports);
                }
            }
        }
    }

    private static void handle(IMAPFolder folder, Message[] some, Consumer<List<ReadMail>> reports)
            throws MessagingException {
        Map<Integer, Message> byNumber = new HashMap<>();
        for (Message each : some) {
            if (!each.isExpunged()) {
                byNumber.put(each.getMessageNumber(), each);
            }
        }
        if (byNumber.isEmpty()) {
            return;
        }
        List<ReadMail> mails = new ArrayList<>();
        folder.doCommand(protocol -> {
            fetch(protocol, byNumber, mails);
            return null;
        });
        reports.accept(mails);
        delete(folder, mails.stream().filter(mail -> !mail.isAside()).toList());
        setAside(folder, mails.stream().filter(ReadMail::isAside).toList());
    }

    /** Fetches the beginnings of all with one command; mails that another replica has deleted meanwhile are missing. */
    private static void fetch(IMAPProtocol protocol, Map<Integer, Message> byNumber, List<ReadMail> mails)
            throws ProtocolException {
        int[] numbers =
                byNumber.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        Response[] responses = protocol.fetch(MessageSet.createMessageSets(numbers), BEGINNING);
        for (Response each : responses) {
            BODY body = each instanceof FetchResponse fetched ? fetched.getItem(BODY.class) : null;
            if (body != null && body.getByteArrayInputStream() != null) {
                Message message = Objects.requireNonNull(byNumber.get(((FetchResponse) each).getNumber()));
                mails.add(new ReadMail(message, ReportReader.read(body.getByteArrayInputStream())));
            }
        }
        protocol.handleResult(responses[responses.length - 1]);
    }

    private static void delete(Folder folder, List<ReadMail> mails) throws MessagingException {
        if (!mails.isEmpty()) {
            folder.setFlags(messages(mails), new Flags(Flags.Flag.DELETED), true);
            folder.expunge();
        }
    }

    private static void setAside(Folder folder, List<ReadMail> mails) throws MessagingException {
        if (!mails.isEmpty()) {
            folder.setFlags(messages(mails), new Flags(Flags.Flag.FLAGGED), true);
            Folder aside = folder.getStore().getPersonalNamespaces()[0].getFolder(ASIDE);
            if (!aside.exists()) {
                aside.create(Folder.HOLDS_MESSAGES);
            }
            folder.copyMessages(messages(mails), aside);
            delete(folder, mails);
        }
    }

    private static Message[] messages(List<ReadMail> mails) {
        return mails.stream().map(ReadMail::message).toArray(Message[]::new);
    }

    /** Mail that was read. */
    static final class ReadMail {

        private final Message message;
        private final MailReport report;
        private boolean aside;

        ReadMail(Message message, MailReport report) {
            this.message = message;
            this.report = report;
        }

        MailReport report() {
            return report;
        }

        /** Keeps the mail for inspection by a person. */
        void setAside() {
            aside = true;
        }

        private boolean isAside() {
            return aside;
        }

        private Message message() {
            return message;
        }
    }
}
