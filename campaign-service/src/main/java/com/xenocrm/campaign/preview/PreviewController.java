package com.xenocrm.campaign.preview;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.ChannelTemplate;
import com.xenocrm.campaign.content.ConfiguredSenders;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.template.TemplateUse;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.template.Rendered;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
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
    private final ConfiguredSenders senders;
    private final TemplateUse templates;

    PreviewController(
            SampleCustomers samples,
            UnsubscribeLinks links,
            TestSendCheck check,
            TestSends testSends,
            ConfiguredSenders senders,
            TemplateUse templates) {
        this.samples = samples;
        this.links = links;
        this.check = check;
        this.testSends = testSends;
        this.senders = senders;
        this.templates = templates;
    }

    @PostMapping("/api/campaigns/preview")
    Envelope<PreviewView> preview(@RequestBody PreviewRequest request) {
        Tried tried = tried(request);
        Customer customer = samples.customer(request);
        Rendered rendered = tried.template().render(customer, links.of(NOT_SENT));
        return Envelope.of(
                "Preview",
                switch (rendered) {
                    case Rendered.Message(String text, ChannelContent content) ->
                        new PreviewView(
                                text,
                                content == null ? null : content.subject(),
                                content == null ? null : content.html(),
                                null,
                                customer,
                                tried.warnings());
                    case Rendered.Unsendable(String reason) ->
                        new PreviewView(null, null, null, reason, customer, tried.warnings());
                });
    }

    @PostMapping("/api/campaigns/test-send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<TestView> testSend(@RequestBody PreviewRequest request, Caller caller) {
        Tried tried = tried(request);
        senders.require(tried.content().channel());
        Customer customer = samples.customer(request);
        if (caller.email() == null) {
            throw Refusal.conflict("CALLER_WITHOUT_EMAIL", "You have no email address to send it to");
        }
        Communication sent = testSends.send(caller.userId(), check.address(caller.email()), tried.template(), customer);
        return Envelope.of(
                "Sent to " + sent.email(),
                new TestView(sent.communicationId(), sent.email(), sent.message(), customer, tried.warnings()));
    }

    private Tried tried(PreviewRequest request) {
        RequestedContent requested =
                templates.content(request.content(), request.templateId(), request.templateVersion());
        CampaignContent content = requested.checkedContent(CampaignContent.SIMULATED, null);
        String message = requested
                .checkedMessage(null, CampaignContent.SIMULATED)
                .orElseThrow(() -> Refusal.invalid("message", "is required"));
        return new Tried(content, ChannelTemplate.of(message, content), requested.warnings(message, content));
    }

    /** Content to be tried. */
    private record Tried(CampaignContent content, ChannelTemplate template, List<TemplateProblem> warnings) {}

    /**
     * Preview of a message.
     *
     * @param message rendered message; null if nothing would be sent
     * @param subject rendered subject of an e-mail; null on other channels
     * @param html rendered HTML of an e-mail; null on other channels
     * @param reason reason why nothing would be sent
     */
    record PreviewView(
            @Nullable String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String subject,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String html,

            @Nullable String reason,
            Customer customer,
            List<TemplateProblem> warnings) {}

    record TestView(
            String communicationId, String email, String message, Customer customer, List<TemplateProblem> warnings) {}
}
