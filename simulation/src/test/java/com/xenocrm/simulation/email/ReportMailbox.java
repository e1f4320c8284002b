package com.xenocrm.simulation.email;

import java.util.ArrayList;
import java.util.List;

import com.xenocrm.email.report.MailReport;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Fate;

/** Mailbox to which mail servers report what became of e-mails; several processes may read it at once. */
public final class ReportMailbox {

    private static final int AT_ONCE = 5;

    private final Effects effects;
    private final List<Mail> mails = new ArrayList<>();

    ReportMailbox(Effects effects) {
        this.effects = effects;
    }

    void receive(MailReport report) {
        mails.add(new Mail(report));
    }

    /** Returns some of the mails. */
    public List<Mail> read() {
        Fate _ = effects.meet(EffectKind.WAIT, () -> "read the mailbox");
        return List.copyOf(mails.subList(0, Math.min(AT_ONCE, mails.size())));
    }

    /** Deletes mails. */
    public void delete(List<Mail> read) {
        Fate _ = effects.meet(EffectKind.WAIT, () -> "delete mails");
        mails.removeAll(read);
    }

    boolean isEmpty() {
        return mails.isEmpty();
    }

    /** Mail in the mailbox; each is another, whatever it reports. */
    public static final class Mail {

        private final MailReport report;

        private Mail(MailReport report) {
            this.report = report;
        }

        public MailReport report() {
            return report;
        }
    }
}
