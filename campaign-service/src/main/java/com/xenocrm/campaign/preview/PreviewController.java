package com.xenocrm.campaign.preview;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.dispatch.TestSends;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Renders a message for one customer, and sends it to the caller as a test. */
@RestController
class PreviewController {

    /** Id that no communication has, so that the link in a preview looks real but does nothing. */
    private static final String NOT_SENT = "preview";

    private final SampleCustomers samples;
    private final UnsubscribeLinks links;
    private final TestSendCheck check;
    private final TestSends testSends;

    PreviewController(SampleCustomers samples, UnsubscribeLinks links, TestSendCheck check, TestSends testSends) {
        this.samples = samples;
        this.links = links;
        this.check = check;
        this.testSends = testSends;
    }

    @PostMapping("/api/campaigns/preview")
    Envelope<PreviewView> preview(@RequestBody PreviewRequest request) {
        MessageTemplate template = request.checkedTemplate();
        Customer customer = samples.customer(request);
        Rendered rendered = template.render(customer, links.of(NOT_SENT));
        return Envelope.of(
                "Preview",
                switch (rendered) {
                    case Rendered.Message(String text) -> new PreviewView(text, null, customer, request.warnings());
                    case Rendered.Unsendable(String reason) ->
                        new PreviewView(null, reason, customer, request.warnings());
                });
    }

    @PostMapping("/api/campaigns/test-send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<TestView> testSend(@RequestBody PreviewRequest request, Caller caller) {
        MessageTemplate template = request.checkedTemplate();
        Customer customer = samples.customer(request);
        if (caller.email() == null) {
            throw Refusal.conflict("CALLER_WITHOUT_EMAIL", "You have no email address to send it to");
        }
        Communication sent = testSends.send(caller.userId(), check.address(caller.email()), template, customer);
        return Envelope.of(
                "Sent to " + sent.email(),
                new TestView(sent.communicationId(), sent.email(), sent.message(), customer, request.warnings()));
    }

    /**
     * Preview of a message.
     *
     * @param message rendered message; null if nothing would be sent
     * @param reason reason why nothing would be sent
     */
    record PreviewView(
            @Nullable String message, @Nullable String reason, Customer customer, List<TemplateProblem> warnings) {}

    record TestView(
            String communicationId, String email, String message, Customer customer, List<TemplateProblem> warnings) {}
}
