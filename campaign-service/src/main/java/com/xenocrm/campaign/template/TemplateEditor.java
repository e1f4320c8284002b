package com.xenocrm.campaign.template;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

/** Creates, edits, archives and deletes templates. An edit that changes nothing saves no version. */
@Component
class TemplateEditor {

    private final Templates templates;
    private final Campaigns campaigns;
    private final AuditLog audit;
    private final IdGenerator ids;

    TemplateEditor(Templates templates, Campaigns campaigns, AuditLog audit, IdGenerator ids) {
        this.templates = templates;
        this.campaigns = campaigns;
        this.audit = audit;
        this.ids = ids;
    }

    /** @param writeId identifier of the new template; null for any */
    Template create(TemplateRequest request, RequestedContent requested, Caller caller, @Nullable String writeId) {
        String name = request.requiredName();
        CampaignContent content = requested.checkedContent(CampaignContent.SIMULATED, null);
        String message = requested
                .checkedMessage(null, CampaignContent.SIMULATED)
                .orElseThrow(() -> Refusal.invalid("message", "is required"));
        String id = writeId == null ? ids.next() : writeId;
        record(AuditAction.TEMPLATE_CREATED, Actor.of(caller), id, name);
        return templates.add(id, name, message, content, caller.userId());
    }

    Template edit(Template before, TemplateRequest request, RequestedContent requested, Actor by) {
        String name = request.checkedName().orElse(before.name());
        CampaignContent content =
                requested.checkedContent(before.content(), before.message()).from(null);
        String message =
                requested.checkedMessage(before.message(), before.content()).orElse(before.message());
        boolean changed =
                !name.equals(before.name()) || !message.equals(before.message()) || !content.equals(before.content());
        if (changed) {
            if (request.version() != null && request.version() != before.version()) {
                throw changed();
            }
            record(AuditAction.TEMPLATE_EDITED, by, before.id(), name);
            if (!templates.save(before, name, message, content)) {
                throw changed();
            }
        }
        if (request.archived() != null && request.archived() != before.archived()) {
            record(
                    request.archived() ? AuditAction.TEMPLATE_ARCHIVED : AuditAction.TEMPLATE_UNARCHIVED,
                    by,
                    before.id(),
                    name);
            templates.archive(before.id(), request.archived());
        }
        return templates.get(before.id(), null);
    }

    /** Deletes a template that no campaign was made from; throws a 409 for others. */
    void delete(Template template, Actor by) {
        int users = campaigns.madeFrom(template.id());
        if (users > 0) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "TEMPLATE_IN_USE",
                    "Campaigns were made from this template; it can be archived",
                    Map.of("campaigns", users));
        }
        record(AuditAction.TEMPLATE_DELETED, by, template.id(), template.name());
        templates.delete(template.id());
    }

    private void record(AuditAction action, Actor by, String id, String name) {
        audit.record(action, by, id, Map.of("name", name));
    }

    private static Refusal changed() {
        return Refusal.conflict(
                "TEMPLATE_CHANGED", "The template has been changed in the meantime; read it again first");
    }
}
