package com.xenocrm.campaign.content;

/** Version of a template that a campaign's content was taken from. */
public record TemplateRef(String id, int version) {}
