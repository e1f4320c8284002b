package com.xenocrm.campaign.editing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.audience.Lint;
import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.EmailSource;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.editing.NewCampaigns.Created;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.segment.SegmentName;
import com.xenocrm.campaign.segment.SegmentView;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.campaign.template.TemplateUse;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Creates, lists, shows and edits campaigns, and changes their status. */
@RestController
class CampaignController {

    private final NewCampaigns newCampaigns;
    private final Campaigns campaigns;
    private final CampaignEditor editor;
    private final PageTallies tallies;
    private final Segments segments;
    private final TemplateUse templates;
    private final Lint lint;

    CampaignController(
            NewCampaigns newCampaigns,
            Campaigns campaigns,
            CampaignEditor editor,
            PageTallies tallies,
            Segments segments,
            TemplateUse templates,
            Lint lint) {
        this.newCampaigns = newCampaigns;
        this.campaigns = campaigns;
        this.editor = editor;
        this.tallies = tallies;
        this.segments = segments;
        this.templates = templates;
        this.lint = lint;
    }

    @PostMapping("/api/campaigns/create")
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<CreatedView> create(
            @RequestBody CampaignRequest request,
            Caller caller,
            @RequestAttribute(name = IdempotencyFilter.WRITE_ID, required = false) @Nullable String writeId) {
        RequestedContent content = content(request);
        Created created = newCampaigns.onAudience(request, content, caller, writeId);
        return Envelope.of("Campaign created", view(created, null, content, request));
    }

    @PostMapping("/api/segments")
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<CreatedView> createOnNewSegment(
            @RequestBody CampaignRequest request,
            Caller caller,
            @RequestAttribute(name = IdempotencyFilter.WRITE_ID, required = false) @Nullable String writeId) {
        List<Lint.Finding> findings = lint.of(RuleParser.place(request.rules()));
        RequestedContent content = request.isSegmentOnly() ? request.content() : content(request);
        Created created = newCampaigns.onNewSegment(request, content, caller, writeId);
        return Envelope.of(
                created.campaign() == null ? "Segment created" : "Segment and campaign created",
                view(created, findings, content, request));
    }

    @GetMapping({"/api/campaigns/history", "/api/campaigns"})
    Envelope<List<ListedCampaign>> history(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String status,
            @Parameter(description = "Adds the segment of each campaign")
                    @RequestParam(name = "with_segment", defaultValue = "false")
                    boolean withSegment) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<Campaign> found =
                campaigns.page(page, CampaignRequest.checkedStatus(status).orElse(null));
        Map<String, Tally> byCampaign =
                tallies.of(found.stream().map(Campaign::id).toList());
        Map<String, SegmentName> names = withSegment
                ? segments.names(found.stream().map(Campaign::segmentId).toList())
                : Map.of();
        return page.answer(
                "Campaigns",
                found,
                null,
                campaign -> new Cursor(campaign.timings().createdAt(), campaign.id()),
                campaign -> new ListedCampaign(CampaignView.of(campaign, byCampaign), names.get(campaign.segmentId())));
    }

    @GetMapping("/api/campaigns/{id}")
    Envelope<CampaignView.Detail> one(@PathVariable String id) {
        return Envelope.of("Campaign", detail(campaigns.get(id), null));
    }

    @PutMapping("/api/campaigns/{id}")
    Envelope<CampaignView.Detail> edit(@PathVariable String id, @RequestBody CampaignRequest request, Caller caller) {
        Campaign campaign = campaigns.get(id);
        RequestedContent content = templates.forCampaign(
                request.content(),
                request.templateId(),
                request.templateVersion(),
                campaign.content(),
                campaign.message());
        Campaign edited = editor.edit(campaign, request, content, Actor.of(caller));
        return Envelope.of("Campaign updated", detail(edited, content.warnings(edited.message(), edited.content())));
    }

    private RequestedContent content(CampaignRequest request) {
        return templates.forCampaign(
                request.content(), request.templateId(), request.templateVersion(), CampaignContent.SIMULATED, null);
    }

    private CampaignView.Detail detail(Campaign campaign, @Nullable List<TemplateProblem> warnings) {
        EmailSource email = campaign.content().email();
        return new CampaignView.Detail(
                CampaignView.of(campaign, tallies.of(List.of(campaign.id()))),
                email == null ? null : email.preheader(),
                email == null ? null : email.html(),
                email == null ? null : email.mjml(),
                campaign.rule().sent(),
                campaign.rule().canonical(),
                tallies.failureReasons(campaign.id()),
                warnings);
    }

    private CreatedView view(
            Created created, @Nullable List<Lint.Finding> findings, RequestedContent content, CampaignRequest request) {
        Campaign campaign = created.campaign();
        return new CreatedView(
                campaign == null ? null : CampaignView.of(campaign, tallies.of(List.of(campaign.id()))),
                SegmentView.of(created.segment()),
                created.segment().rule().conditions(),
                findings,
                Stream.concat(
                                campaign == null
                                        ? Stream.of()
                                        : content.warnings(campaign.message(), campaign.content()).stream(),
                                request.unknownFields().warnings().stream())
                        .toList());
    }

    /**
     * Campaign in a list.
     *
     * @param segment segment of the campaign; null if it was not asked for
     */
    record ListedCampaign(
            @JsonUnwrapped CampaignView campaign, @Nullable SegmentName segment) {}

    /**
     * New campaign with its segment.
     *
     * @param campaign campaign; null if only a segment was wanted
     * @param lint parts of the rules that match no customer or every customer; null if they were not examined
     * @param warnings warnings about the message and about fields that are not known
     */
    record CreatedView(
            @Nullable CampaignView campaign,
            SegmentView segment,
            int rulesCount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Lint.Finding> lint,

            List<TemplateProblem> warnings) {}
}
