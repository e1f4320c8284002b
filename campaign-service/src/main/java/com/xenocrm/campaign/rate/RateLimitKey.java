package com.xenocrm.campaign.rate;

/**
 * What shares one limit.
 *
 * @param perSecond how many communications may go out in a second
 */
record RateLimitKey(String id, int perSecond) {}
