package com.xenocrm.campaign.template;

import java.time.Instant;

import com.xenocrm.campaign.content.CampaignContent;

/**
 * One version of a template.
 *
 * @param version number of this version, from 1
 * @param content channel, with the content that only this channel has; refers to no template
 * @param newest number of the newest version
 * @param savedAt time at which this version was saved
 */
record Template(
        String id,
        String name,
        int version,
        String message,
        CampaignContent content,
        int newest,
        boolean archived,
        Instant createdAt,
        Instant savedAt) {

    static final int FIRST_VERSION = 1;
}
