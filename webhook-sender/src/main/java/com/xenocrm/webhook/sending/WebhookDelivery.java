package com.xenocrm.webhook.sending;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.security.Sha256;
import com.xenocrm.webhook.vendor.VendorAnswer;
import com.xenocrm.webhook.vendor.VendorClient;

/** Posts communications in one request; those of a batch that is refused, each in a request of its own. */
class WebhookDelivery {

    private final VendorClient vendor;
    private final VendorResults results;
    private final JsonMapper json;
    private final boolean batches;

    /** @param batches whether a request holds a list, even of one */
    WebhookDelivery(VendorClient vendor, VendorResults results, JsonMapper json, boolean batches) {
        this.vendor = vendor;
        this.results = results;
        this.json = json;
        this.batches = batches;
    }

    /** Returns the receipts of the outcomes that are known at once. */
    List<Receipt> send(List<Communication> communications) {
        VendorAnswer answer = vendor.post(key(communications), body(communications));
        if (answer.isTaken()) {
            return results.receipts(communications, answer.body());
        }
        if (communications.size() > 1) {
            return communications.stream()
                    .flatMap(each -> send(List.of(each)).stream())
                    .toList();
        }
        return List.of(results.refused(communications.getFirst(), answer.reason()));
    }

    private String key(List<Communication> communications) {
        if (!batches) {
            return communications.getFirst().attemptId();
        }
        String ids = communications.stream().map(Communication::attemptId).collect(Collectors.joining("\n"));
        return "batch_" + HexFormat.of().formatHex(Sha256.hash(ids));
    }

    private String body(List<Communication> communications) {
        List<VendorMessage> messages =
                communications.stream().map(VendorMessage::of).toList();
        return json.writeValueAsString(batches ? messages : messages.getFirst());
    }
}
