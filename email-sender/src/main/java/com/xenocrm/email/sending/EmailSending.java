package com.xenocrm.email.sending;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.xenocrm.campaigndata.sender.ChannelSending;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SendingPass;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.attempt.AttemptState;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.sending.EmailDelivery.UnderWayException;
import com.xenocrm.email.smtp.SmtpUnavailableException;

/** Sends each e-mail whose attempt is not known yet, unless its recipient is suppressed; repeats the receipts of the others. */
class EmailSending implements ChannelSending {

    private final Attempts attempts;
    private final SuppressedRecipients suppressed;
    private final EmailDelivery delivery;
    private final Receipts receipts;
    private final SendingMetrics metrics;

    EmailSending(
            Attempts attempts,
            SuppressedRecipients suppressed,
            EmailDelivery delivery,
            Receipts receipts,
            SendingMetrics metrics) {
        this.attempts = attempts;
        this.suppressed = suppressed;
        this.delivery = delivery;
        this.receipts = receipts;
        this.metrics = metrics;
    }

    @Override
    public List<Callable<List<Receipt>>> tasks(List<Communication> communications, SendingPass pass) {
        Map<String, Attempt> known = attempts.of(communications);
        return communications.stream()
                .map(each -> (Callable<List<Receipt>>) () -> send(each, known, pass))
                .toList();
    }

    private List<Receipt> send(Communication communication, Map<String, Attempt> known, SendingPass pass) {
        try {
            return List.of(receipt(communication, known, pass));
        } catch (UnderWayException e) {
            pass.postpone(communication, e.longest());
            return List.of();
        }
    }

    /** A doubt ends the pass like an outage, since the server may leave the next e-mails in doubt as well. */
    private Receipt receipt(Communication communication, Map<String, Attempt> known, SendingPass pass) {
        Attempt earlier = delivery.known(communication, known).orElse(null);
        if (earlier != null) {
            Receipt receipt = receipts.of(communication, earlier);
            return earlier.equals(known.get(earlier.id())) ? receipt : metrics.counted(receipt);
        }
        Receipt suppression = suppressed.among(List.of(communication)).get(communication);
        if (suppression != null) {
            return metrics.counted(suppression);
        }
        Attempt made = delivery.send(communication);
        if (made.state() == AttemptState.IN_DOUBT) {
            pass.end(new SmtpUnavailableException("The server has not answered the whole of an e-mail"));
        }
        return metrics.counted(receipts.of(communication, made));
    }
}
