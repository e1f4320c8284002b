package com.xenocrm.contracts.message;

import org.jspecify.annotations.Nullable;

/**
 * Request to freeze and dispatch the next page of a campaign's audience; serves as the checkpoint of the dispatch.
 *
 * @param page number of the page, from 0
 * @param afterCustomerId last customer of the previous page; null for the first page
 */
public record AudiencePageRequested(
        String campaignId, int page, @Nullable String afterCustomerId) implements CrmMessage {}
