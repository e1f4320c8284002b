package com.xenocrm.contracts.message;

import org.jspecify.annotations.Nullable;

/**
 * The next page of a campaign's audience is to be frozen and dispatched: this message is the dispatch's checkpoint.
 *
 * @param page counted from 0
 * @param afterCustomerId the last customer of the page before; null for the first page
 */
public record AudiencePageRequested(
        String campaignId, int page, @Nullable String afterCustomerId) implements CrmMessage {}
