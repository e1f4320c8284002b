package com.xenocrm.campaign.template;

import java.util.List;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.idempotency.IdempotencyFilter;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Creates, lists, shows, edits and deletes templates. */
@RestController
@RequestMapping("/api/templates")
class TemplateController {

    private final Templates templates;
    private final TemplateUse use;
    private final TemplateEditor editor;
    private final Campaigns campaigns;

    TemplateController(Templates templates, TemplateUse use, TemplateEditor editor, Campaigns campaigns) {
        this.templates = templates;
        this.use = use;
        this.editor = editor;
        this.campaigns = campaigns;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<TemplateView.Detail> create(
            @RequestBody TemplateRequest request,
            Caller caller,
            @RequestAttribute(name = IdempotencyFilter.WRITE_ID, required = false) @Nullable String writeId) {
        RequestedContent content = content(request);
        Template created = editor.create(request, content, caller, writeId);
        return Envelope.of("Template created", detail(created, content));
    }

    @GetMapping
    Envelope<List<TemplateView>> list(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String channel,
            @Parameter(description = "Lists archived templates instead of the others")
                    @RequestParam(defaultValue = "false")
                    boolean archived) {
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Templates",
                templates.page(page, channel == null ? null : CampaignContent.channelOf(channel), archived),
                null,
                template -> new Cursor(template.createdAt(), template.id()),
                TemplateView::of);
    }

    @GetMapping("/{id}")
    Envelope<TemplateView.Detail> one(
            @PathVariable String id,
            @Parameter(description = "Version of the template; the newest without it") @RequestParam @Nullable
                    Integer version) {
        return Envelope.of(
                "Template", TemplateView.Detail.of(templates.get(id, version), campaigns.madeFrom(id), null));
    }

    @GetMapping("/{id}/versions")
    Envelope<List<TemplateView>> versions(
            @PathVariable String id,
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Versions",
                templates.versions(id, page),
                null,
                version -> Cursor.of(Templates.versionId(id, version.version())),
                TemplateView::of);
    }

    @PutMapping("/{id}")
    Envelope<TemplateView.Detail> edit(@PathVariable String id, @RequestBody TemplateRequest request, Caller caller) {
        Template before = templates.get(id, null);
        RequestedContent content = content(request);
        Template edited = editor.edit(before, request, content, Actor.of(caller));
        return Envelope.of("Template updated", detail(edited, content));
    }

    @DeleteMapping("/{id}")
    Envelope<TemplateView> delete(@PathVariable String id, Caller caller) {
        Template template = templates.get(id, null);
        editor.delete(template, Actor.of(caller));
        return Envelope.of("Template deleted", TemplateView.of(template));
    }

    private RequestedContent content(TemplateRequest request) {
        return use.content(request.content(), request.templateId(), request.templateVersion());
    }

    private TemplateView.Detail detail(Template template, RequestedContent content) {
        return TemplateView.Detail.of(
                template, campaigns.madeFrom(template.id()), content.warnings(template.message(), template.content()));
    }
}
